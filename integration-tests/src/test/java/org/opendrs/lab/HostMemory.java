package org.opendrs.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.opendrs.unit.Bytes;

/**
 * Memory of a host as the kernel accounts it, whatever libvirt says.
 *
 * @param used by the processes of the host and for files that they read
 * @param swapped of its processes to disk
 * @param majorFaults since the host was made: pages that had to come from disk
 * @param swapIns since the host was made: those of them that had been swapped out not long before
 */
public record HostMemory(Bytes used, Bytes swapped, long majorFaults, long swapIns) {
    static HostMemory of(Path group) {
        try {
            boolean second = Files.exists(group.resolve("memory.current"));
            var stat = new TreeMap<String, Long>();
            for (String line : Files.readAllLines(group.resolve("memory.stat"))) {
                int space = line.indexOf(' ');
                stat.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
            }
            long used = number(group.resolve(second ? "memory.current" : "memory.usage_in_bytes"));
            long swapped = second ? number(group.resolve("memory.swap.current")) : value(stat, "swap");
            return new HostMemory(
                    new Bytes(used),
                    new Bytes(swapped),
                    value(stat, "pgmajfault"),
                    value(stat, "workingset_refault_anon"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }

    private static long value(Map<String, Long> stat, String key) {
        Long value = stat.get(key);
        if (value == null) {
            throw new IllegalStateException("this kernel does not count " + key + " in memory.stat");
        }
        return value;
    }
}
