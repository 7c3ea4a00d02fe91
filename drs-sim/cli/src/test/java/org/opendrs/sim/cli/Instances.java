package org.opendrs.sim.cli;

import java.util.Locale;
import java.util.SplittableRandom;

/** Planner instances drawn from a seed: hosts of 32 cores and 128 GiB, some of them much fuller than others. */
final class Instances {
    private static final long MIB_PER_HOST = 128 * 1024;

    private Instances() {}

    /** Returns the instance as a file has it; the same text for the same seed. */
    static String of(int hosts, long seed) {
        var random = new SplittableRandom(seed);
        var hostList = new StringBuilder();
        var vmList = new StringBuilder();
        int vm = 0;
        for (int h = 0; h < hosts; h++) {
            hostList.append(h == 0 ? "" : ",\n")
                    .append(String.format(Locale.ROOT, "{\"id\":\"h%03d\",\"cores\":32,\"mem\":%d}", h, MIB_PER_HOST));
            double fill = random.nextInt(3) == 0 ? 0.85 + 0.1 * random.nextDouble() : 0.2 + 0.4 * random.nextDouble();
            for (long used = 0; used < fill * MIB_PER_HOST - 16 * 1024; vm++) {
                long mib = 64L * (32 + random.nextInt(200));
                used += mib;
                vmList.append(vm == 0 ? "" : ",\n")
                        .append(String.format(
                                Locale.ROOT,
                                "{\"id\":\"v%04d\",\"host\":\"h%03d\",\"vcpus\":4,\"mem\":%d,\"cpuLoad\":%.4f}",
                                vm,
                                h,
                                mib,
                                1.5 * random.nextDouble()));
            }
        }
        return "{\"seed\":" + seed + ",\n\"hosts\":[\n" + hostList + "],\n\"vms\":[\n" + vmList + "]}\n";
    }
}
