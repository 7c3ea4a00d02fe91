package org.opendrs.libvirt;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the kernel's small text files. */
final class ProcFiles {
    private static final Pattern FIGURE = Pattern.compile("([^:\\s]+):?\\s+([0-9]{1,18})(?:\\s.*)?");

    private final Path root;

    ProcFiles(Path root) {
        this.root = root;
    }

    /** Figures by name. */
    record Table(String file, Map<String, Long> figures) {
        /**
         * Returns a figure.
         *
         * @throws IOException if the file does not have it
         */
        long get(String name) throws IOException {
            Long value = figures.get(name);
            if (value == null) {
                throw new IOException(file + " has no line '" + name + "'");
            }
            return value;
        }
    }

    /** Reads lines such as {@code MemTotal: 16384 kB} or {@code pswpin 12}. */
    Table table(String file) throws IOException {
        var figures = new TreeMap<String, Long>();
        for (String line : lines(file)) {
            Matcher match = FIGURE.matcher(line);
            if (match.matches()) {
                figures.put(match.group(1), Long.parseLong(match.group(2)));
            }
        }
        return new Table(root.resolve(file).toString(), figures);
    }

    List<String> lines(String file) throws IOException {
        return Files.readAllLines(root.resolve(file), StandardCharsets.US_ASCII);
    }

    /** Returns the size of a page, in which the kernel counts swapping. */
    OptionalLong pageKib() {
        // The first mapping is enough; the file may be long.
        try (BufferedReader reader = Files.newBufferedReader(root.resolve("proc/self/smaps"))) {
            String line = reader.readLine();
            while (line != null) {
                if (line.startsWith("KernelPageSize:")) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")));
                }
                line = reader.readLine();
            }
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
