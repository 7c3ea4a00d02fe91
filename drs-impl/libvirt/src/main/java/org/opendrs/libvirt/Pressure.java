package org.opendrs.libvirt;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pressure stall information of a host, as the kernel averages it over ten seconds.
 *
 * @param cpu share of time in which some task waited for a core, 0 to 1
 * @param memory share of time in which some task waited for memory
 * @param memoryFull share of time in which all tasks did
 * @param io share of time in which some task waited for a disk
 */
public record Pressure(double cpu, double memory, double memoryFull, double io) {
    private static final Pattern AVERAGE = Pattern.compile("(some|full) avg10=([0-9]{1,3}\\.[0-9]{1,4}) .*");
    private static final double PERCENT = 100;

    static Optional<Pressure> read(ProcFiles files) {
        try {
            return Optional.of(new Pressure(
                    share(files, "proc/pressure/cpu", "some"),
                    share(files, "proc/pressure/memory", "some"),
                    share(files, "proc/pressure/memory", "full"),
                    share(files, "proc/pressure/io", "some")));
        } catch (IOException e) {
            // A kernel without it, or with it switched off.
            return Optional.empty();
        }
    }

    private static double share(ProcFiles files, String file, String kind) throws IOException {
        for (String line : files.lines(file)) {
            Matcher match = AVERAGE.matcher(line);
            if (match.matches() && match.group(1).equals(kind)) {
                return Double.parseDouble(match.group(2)) / PERCENT;
            }
        }
        throw new IOException(file + " has no line '" + kind + "'");
    }
}
