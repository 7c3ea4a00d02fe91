package org.opendrs.sim.scenario;

import java.util.List;
import org.opendrs.config.TextSection;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Reads a group of hosts. */
final class HostText {
    /** Below, the host's own memory (1.2 GB) leaves nothing for guests. */
    private static final Bytes LEAST_MEMORY = Bytes.gib(2);

    private static final Bytes MOST_MEMORY = Bytes.gib(1 << 16);
    private static final Millicores LEAST_CORES = Millicores.cores(1);
    private static final Millicores MOST_CORES = Millicores.cores(4096);

    /** 1 Gb/s. */
    private static final ByteRate GIGABIT = new ByteRate(125_000_000);

    private static final ByteRate LEAST_LINK = new ByteRate(1_000_000);
    private static final ByteRate MOST_LINK = ByteRate.mibPerSecond(1 << 20);

    private HostText() {}

    static HostGroup read(TextSection text) {
        for (String key : List.of("cores", "memory")) {
            text.require(
                    key, "needs " + key + (key.equals("cores") ? ", such as cores: 8" : ", such as memory: 16GiB"));
        }
        var memory = text.memory("memory", LEAST_MEMORY, MOST_MEMORY).orElse(LEAST_MEMORY);
        return new HostGroup(
                GroupName.read(text),
                text.whole("count", 1, ClusterDraft.MOST_HOSTS).map(Long::intValue),
                text.cores("cores", LEAST_CORES, MOST_CORES).orElse(LEAST_CORES),
                memory,
                text.memory("swap", Bytes.ZERO, MOST_MEMORY).orElse(memory),
                text.rate("link", LEAST_LINK, MOST_LINK).orElse(GIGABIT));
    }
}
