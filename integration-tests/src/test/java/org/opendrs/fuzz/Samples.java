package org.opendrs.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.opendrs.sim.scenario.OperatorFiles;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.trace.TraceCatalogue;

/** Files as they should be. */
final class Samples {
    static final String SETTINGS = """
            # What an operator may set
            turns:
              period: 20s
              tick: 500ms
            monitoring:
              minimumReserve: 2GiB
              cpuReserve: 1.5
              hotspots: {cpuEnter: 0.95, windowSamples: 10}
            ballooning:
              idleTax: 75%
              safety: {squeeze: true}
            planning:
              bandwidth: 1000MiB/s # comment
              maxMoves: 7
            """;

    static final String SCENARIO = """
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
                workload:
                  constant: {cores: 25%, memory: 40%}
                  writes: {rate: 5MiB/s, hotSet: 64MiB}
                allocation:
                  memory: {reservation: 1GiB, limit: 4GiB, shares: 2000}
                  cpu: {reservation: 500m, limit: 2, shares: 3000}
              - {name: pinned, count: 2, vcpus: 1, memory: 2GiB, host: big-1, workload: {jobs: 1}}
              - {name: late, count: 5, vcpus: 1, memory: 2GiB, arrivals: {at: 2m, every: 10s}, leaves: {after: 5m}}
              - {name: step, vcpus: 2, memory: 2GiB, workload: {steps: [{at: 0s, cores: 1, memory: 1GiB}, {at: 5m, cores: 0.2}]}}
              - {name: leak, vcpus: 1, memory: 2GiB, workload: {leak: {cores: 0.2, memory: 256MiB, from: 1m, rate: 2MiB/s, upTo: 90%}}}
              - {name: trace, count: 3, vcpus: 1, memory: 2GiB, workload: {trace: {name: "planetlab:20110303", first: 2, memory: 30%}}}
            rules:
              - {name: replicas, keepApart: [web-1, web-2]}
              - {name: licence, runOnlyOn: {vms: [web-3], hosts: [big-1, big-2]}}
              - {name: pair, keepTogether: [web-4, web-5]}
            restart: 30s
            faults: [LATE_COMMAND=5%, "HOST_CRASH@big-2,5m,7m", "LYING_STATS@web-1,5m,PT7M,ZERO"]
            checks: true
            """;

    static final String INSTANCE = """
            {"seed": 1,
             "hosts": [{"id": "h0", "cores": 4, "mem": 8192}, {"id": "h1", "cores": 4, "mem": 8192}],
             "vms": [
              {"id": "v0", "host": "h1", "vcpus": 2, "mem": 2048, "cpuLoad": 1.2345, "memLoad": 2048, "dirtyMiBps": 3.5},
              {"id": "v1", "host": "h0", "vcpus": 2, "mem": 1024, "cpuLoad": 0.5, "memLoad": 1e3, "dirtyMiBps": 0}
             ]}
            """;

    static final String PLAN = """
            {"mode": "repair", "objective": "stddev",
             "request": {"revision": 7, "caps": {"cpu": 0.8}, "maxMoves": 3, "maxGiB": 1.5, "budget": 100, "seed": -4},
             "hosts": 2, "vms": 3, "before": {"sdCpu": 0.25, "maxCpu": 0.9, "hostsHot": 1}, "moves": 1, "migratedGiB": 4,
             "unplaced": ["v9"], "lowerBoundGiB": 3.999999, "evaluatedMoves": 12, "checker": ["NEEDLESS_MOVE"],
             "plan": [{"vm": "v1", "from": "h0", "to": "h1", "stage": 0, "reason": "RELIEVES_CPU"}],
             "rejections": {"byFilter": {"capacity": 4}, "stuck": [
               {"host": "h0", "reason": "HOST_STUCK_CPU", "vms": [{"vm": "v9", "reason": "NO_DESTINATION"}]}]}}
            """;

    private static final String RUN = """
            length: 5m
            hosts: [{name: host, count: 2, cores: 4, memory: 8GiB}]
            vms: [{name: vm, count: 2, vcpus: 1, memory: 2GiB, workload: {constant: {cores: 50%, memory: 50%}}}]
            rules: [{name: r, keepApart: [vm-1, vm-2]}]
            policies: [waterfill]
            """;

    private static final String MONTH =
            "Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];"
                    + "\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];"
                    + "\tDisk write throughput [KB/s];\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]\n";

    private Samples() {}

    /** What a run writes: {@code snapshot.json} and {@code turns.jsonl} in this folder. */
    static void run(Path folder) {
        Path file = write(folder.resolve("run.yaml"), RUN.getBytes(StandardCharsets.UTF_8));
        var files = new OperatorFiles(
                Optional.empty(),
                Optional.empty(),
                Optional.of(folder.resolve("snapshot.json")),
                Optional.of(folder.resolve("turns.jsonl")));
        var scenario = Scenarios.find(file.toString(), TraceCatalogue.empty()).with(ScenarioOptions.seed(1));
        ScenarioRunner.run(scenario, files, Progress.SILENT);
    }

    /** Puts a line break after every comma, as editors do. */
    static byte[] inLines(String json) {
        return json.replace(",", ",\n").getBytes(StandardCharsets.UTF_8);
    }

    static String planetLabDay() {
        return "a" + day(i -> i % 100) + "\nb" + day(i -> 5) + "\nc" + day(i -> 7) + "\n";
    }

    static String planetLabVm() {
        return IntStream.range(0, 288).mapToObj(i -> i % 100 + "\n").collect(Collectors.joining());
    }

    static String google() {
        return "vm,cpu" + day(i -> i / 3.0) + "\nvm,mem" + day(i -> 12.34) + "\n";
    }

    static String bitbrainsDay() {
        String head = "1,2,4000,1024,";
        return head + "cpu" + day(i -> 1000) + "\n" + head + "mem" + day(i -> 512) + "\n" + head + "dr" + day(i -> i)
                + "\n" + head + "dw" + day(i -> 1) + "\n" + head + "nr" + day(i -> 2) + "\n" + head + "nt" + day(i -> 3)
                + "\n";
    }

    static String bitbrainsMonth() {
        return IntStream.range(0, 20)
                .mapToObj(i -> 1_376_314_846 + 300L * i + ";\t2;\t4000.0;\t" + i * 1.1 + ";\t" + i * 0.02
                        + ";\t1048576.0;\t" + i * 1e4 + ";\t1.5;\t2.5;\t3.5;\t4.5\n")
                .collect(Collectors.joining("", MONTH, ""));
    }

    /** Four files, of which two are packed. */
    static Path azure(Path folder) {
        write(folder.resolve("flav_map.txt"), ascii("1,0.75 a\n2,3.5 g\n"));
        write(folder.resolve("v1.interval_map.txt"), ascii("0 0\n300 1\n600 2\n900 2\n1200 2\n"));
        write(folder.resolve("v1.dev.txt.gz"), packed(ascii("1800 a,g,|,a,|\n2100 g,|\n")));
        write(folder.resolve("v1.dev.c2100000.txt.gz"), packed(ascii("1800 U0,U1,|,C2,|\n2100 U2,|\n")));
        return folder;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String day(IntFunction<Object> value) {
        return IntStream.range(0, 288).mapToObj(i -> "," + value.apply(i)).collect(Collectors.joining());
    }
}
