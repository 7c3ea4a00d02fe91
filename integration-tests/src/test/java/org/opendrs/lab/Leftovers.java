package org.opendrs.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of a lab is on the machine, told by its name, which nothing else has. */
final class Leftovers {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Returns its folder, processes, cgroups, mounts, network namespaces and swap; all as lines for people. */
    static List<String> of(Path folder) {
        String name = String.valueOf(folder.getFileName());
        var found = new ArrayList<String>();
        if (Files.exists(folder)) {
            found.add("folder " + folder);
        }
        found.addAll(processes(folder));
        found.addAll(groups(name));
        found.addAll(lines("mount", Path.of("/proc/mounts"), name));
        found.addAll(netNamespaces(name));
        found.addAll(loopDevices(name));
        return found;
    }

    /** Returns its processes, those of its hosts and guests included: all are in a cgroup of its name or have it as an argument. */
    static List<String> processes(Path folder) {
        String name = String.valueOf(folder.getFileName());
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> String.valueOf(process.getFileName()).matches("\\d+"))
                    .filter(process -> text(process.resolve("cgroup")).contains(name)
                            || text(process.resolve("cmdline")).contains(name))
                    .map(process -> "process " + process + " "
                            + text(process.resolve("comm")).strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> netNamespaces(String name) {
        return Command.run(DEADLINE, List.of("ip", "netns", "list"))
                .lines()
                .filter(line -> line.contains(name))
                .map(line -> "network namespace " + line)
                .toList();
    }

    /** Loop devices whose file has the lab's name; swap is on one, which is there as long as the swap. */
    private static List<String> loopDevices(String name) {
        try (var devices = Files.list(Path.of("/sys/block"))) {
            return devices.filter(
                            device -> text(device.resolve("loop/backing_file")).contains(name))
                    .map(device -> "loop device " + device)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With cgroups of version 1 each controller has a folder of its own. */
    private static List<String> groups(String name) {
        Path top = Path.of("/sys/fs/cgroup");
        return Stream.of(top, top.resolve("memory"))
                .map(root -> root.resolve(name))
                .filter(Files::exists)
                .map(group -> "cgroup " + group)
                .toList();
    }

    private static List<String> lines(String what, Path file, String name) {
        return text(file)
                .lines()
                .filter(line -> line.contains(name))
                .map(line -> what + " " + line)
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // It has gone since it was listed.
            return "";
        }
    }
}
