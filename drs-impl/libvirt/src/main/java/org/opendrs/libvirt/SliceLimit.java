package org.opendrs.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opendrs.unit.Bytes;

/** Memory limit of the control group in which all VMs of a host are; version 1 and 2 of control groups. */
final class SliceLimit {
    private static final String MOUNT = "sys/fs/cgroup";

    /** Version 1 has a huge number for no limit, the largest multiple of a page that it can hold. */
    private static final long NO_LIMIT = 1L << 60;

    private final Path limit;
    private final Path usage;

    SliceLimit(Path root, String slice) {
        Path unified = root.resolve(MOUNT);
        boolean second = controllers(unified).contains("memory");
        Path folder =
                second ? unified.resolve(slice) : unified.resolve("memory").resolve(slice);
        this.limit = folder.resolve(second ? "memory.max" : "memory.limit_in_bytes");
        this.usage = folder.resolve(second ? "memory.current" : "memory.usage_in_bytes");
    }

    /** A mixed set-up has a version 2 mount as well, but without this controller. */
    private static List<String> controllers(Path unified) {
        try {
            return List.of(Files.readString(unified.resolve("cgroup.controllers"))
                    .strip()
                    .split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Limit and use.
     *
     * @param limit most memory that all VMs together may have
     * @param used what they have
     */
    record Reading(Bytes limit, Bytes used) {}

    /** Reads both; empty if there is no such group or it has no limit. */
    Optional<Reading> read() {
        try {
            String most = Files.readString(limit).strip();
            String now = Files.readString(usage).strip();
            if (!most.matches("[0-9]{1,19}") || !now.matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            long bytes = Long.parseUnsignedLong(most);
            return bytes < 0 || bytes >= NO_LIMIT
                    ? Optional.empty()
                    : Optional.of(new Reading(Bytes.bytes(bytes), Bytes.bytes(Long.parseLong(now))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
