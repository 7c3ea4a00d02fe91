package org.opendrs.sim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opendrs.config.OperatorText;
import org.opendrs.sim.trace.TraceCatalogue;

/** Scenario files and recordings that tests make. */
final class ScenarioTexts {
    /** A file that names every kind of thing. */
    static final String FULL = """
            name: everything
            seed: 7
            length: 20m
            step: 1s
            policies: [none, waterfill]
            automation: act
            migration: true
            settings:
              turns: {period: 10s}
            hosts:
              - {name: big, count: 2, cores: 16, memory: 32GiB, swap: 16GiB, link: 1192MiB/s}
              - {name: small, cores: 8, memory: 16GiB}
            overcommitment: 1.2
            vms:
              - name: web
                count: 6
                vcpus: 2
                memory: 4GiB
                swap: 1GiB
                autodeflate: true
                balloon: true
                workload:
                  constant: {cores: 25%, memory: 40%}
                  writes: {rate: 5MiB/s, hotSet: 64MiB}
                allocation:
                  memory: {reservation: 1GiB, limit: 4GiB, shares: 2000}
                  cpu: {reservation: 500m, limit: 2, shares: 3000}
                automation: act
              - {name: pinned, count: 2, vcpus: 1, memory: 2GiB, host: big-1, workload: {jobs: 1}}
              - {name: late, count: 5, vcpus: 1, memory: 2GiB, arrivals: {at: 2m, every: 10s}, leaves: {after: 5m}}
              - {name: step, vcpus: 2, memory: 2GiB, workload: {steps: [{at: 0s, cores: 1, memory: 1GiB}, {at: 5m, cores: 0.2}]}}
              - {name: leak, vcpus: 1, memory: 2GiB, workload: {leak: {cores: 0.2, memory: 256MiB, from: 1m, rate: 2MiB/s, upTo: 90%}}}
              - name: burst
                vcpus: 2
                memory: 2GiB
                workload: {burst: {cores: 0.1, memory: 256MiB, peakCores: 100%, peakMemory: 1GiB, after: 1m, lasts: 1m, every: 5m}}
              - name: boot
                count: 3
                vcpus: 1
                memory: 2GiB
                workload: {boot: {cores: 1, memory: 1GiB, lasts: 1m, restCores: 5%, restMemory: 256MiB}}
            rules:
              - {name: replicas, keepApart: [web-1, web-2]}
              - {name: licence, runOnlyOn: {vms: [web-3], hosts: [big-1, big-2]}}
              - {name: pair, keepTogether: [web-4, web-5]}
            restart: 30s
            faults: [LATE_COMMAND=0.05, "HOST_CRASH@big-2,5m,PT7M"]
            checks: true
            """;

    private ScenarioTexts() {}

    static ScenarioFile read(String yaml) {
        return read(yaml, TraceCatalogue.empty());
    }

    static ScenarioFile read(String yaml, TraceCatalogue traces) {
        return ScenarioText.read("test", OperatorText.parse("test.yaml", yaml), traces);
    }

    /** Writes small recordings under the names that the shipped scenarios use. */
    static TraceCatalogue recordings(Path folder) {
        write(folder.resolve("planetlab/planetlab-20110303.csv"), planetLab(1052));
        write(folder.resolve("google2011-vm/google2011-vm-day01.csv"), google());
        write(folder.resolve("bitbrains-rnd/bitbrains-rnd-2013-8-12.csv"), bitbrains());
        Path azure = folder.resolve("azure-v1-arrivals");
        write(azure.resolve("flav_map.txt"), "1,2 a\n2,4 b\n");
        write(azure.resolve("v1.interval_map.txt"), "0 0\n300 1\n600 2\n");
        write(azure.resolve("v1.dev.txt"), arrivals("a,b,"));
        write(azure.resolve("v1.dev.c2100000.txt"), arrivals("U1,C2,"));
        return TraceCatalogue.in(folder);
    }

    private static String planetLab(int vms) {
        return IntStream.range(0, vms)
                .mapToObj(vm -> "node" + vm + day(i -> (vm + i) % 100) + "\n")
                .collect(Collectors.joining());
    }

    private static String google() {
        return IntStream.range(0, 12)
                .mapToObj(vm -> "g" + vm + ",cpu" + day(i -> (7 * vm + i) % 90) + "\ng" + vm + ",mem"
                        + day(i -> (5 * vm + i) % 90) + "\n")
                .collect(Collectors.joining());
    }

    private static String bitbrains() {
        var text = new StringBuilder();
        for (int vm = 0; vm < 6; vm++) {
            String size = vm + ",2,5200,4096,";
            int number = vm;
            text.append(size)
                    .append("cpu")
                    .append(day(i -> (100 * number + 10 * i) % 5000))
                    .append('\n');
            text.append(size)
                    .append("mem")
                    .append(day(i -> (300 * number + 10 * i) % 3500))
                    .append('\n');
            for (String rate : new String[] {"dr", "dw", "nr", "nt"}) {
                text.append(size).append(rate).append(day(i -> 1)).append('\n');
            }
        }
        return text.toString();
    }

    /** Two VMs, 100 times over in each of two intervals. */
    private static String arrivals(String pair) {
        String interval = pair.repeat(100) + "|";
        return "300 " + interval + "\n600 " + interval + "\n";
    }

    private static String day(IntUnaryOperator value) {
        return IntStream.range(0, 288).mapToObj(i -> "," + value.applyAsInt(i)).collect(Collectors.joining());
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
