package org.opendrs.sim.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Folders of which each file is one VM. */
final class TraceFolder {
    private static final List<String> ENDINGS = List.of(".gz", ".csv");

    /** By number where names are numbers, so that 10 comes after 9; else by character. The order of a folder is by chance. */
    private static final Comparator<String> ORDER = Comparator.<String>comparingInt(name -> isNumber(name) ? 0 : 1)
            .thenComparingInt(name -> isNumber(name) ? name.length() : 0)
            .thenComparing(Comparator.naturalOrder());

    private TraceFolder() {}

    /** Returns the files with a fitting name in the order of their VMs. Hidden files do not count. */
    static List<Path> files(Path folder, Predicate<String> fits, String expected) {
        List<Path> files = entries(folder).stream()
                .filter(file -> fits.test(nameOf(file)))
                .sorted(Comparator.comparing(TraceFolder::vmName, ORDER))
                .toList();
        if (files.isEmpty()) {
            throw TraceException.about(folder, "the folder holds no file of a trace; expected " + expected);
        }
        return files;
    }

    /** Returns everything in a folder that is not hidden, sorted by name. */
    static List<Path> entries(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !nameOf(entry).startsWith("."))
                    .sorted(Comparator.comparing(TraceFolder::nameOf))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw TraceException.about(folder, "the folder cannot be read; " + TraceText.cause(e));
        }
    }

    /** Returns the name of a file without its folder. */
    static String nameOf(Path file) {
        return Objects.requireNonNull(file.getFileName(), "file name").toString();
    }

    /** Returns the name of the VM whose file this is. */
    static String vmName(Path file) {
        String name = nameOf(file);
        for (String ending : ENDINGS) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
