package org.opendrs.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A YAML text that people write, read part by part: {@link TextSection} returns values, notes what is not valid and goes on, and
 * {@link #requireValid} tells everything that is wrong at once. For texts that have a shape of their own and share with settings
 * and inventory how quantities, rules and allocations are written.
 *
 * <p>Not thread-safe.
 */
public final class OperatorText {
    /** Largest text, in bytes or characters: as for settings. */
    private static final int MAX_SIZE = 1 << 20;

    private final String source;
    private final Problems problems = new Problems();
    private final YamlNode root;

    private OperatorText(String source, String yaml) {
        this.source = source;
        if (yaml.length() > MAX_SIZE) {
            problems.add(
                    "", Place.in(yaml, MAX_SIZE), "the text is longer than the allowed " + MAX_SIZE + " characters");
            problems.throwIfAny(source);
        }
        root = YamlText.parse(yaml, problems);
    }

    /**
     * Returns a UTF-8 file of at most 1 MiB.
     *
     * @throws SettingsException if it cannot be read
     */
    public static OperatorText read(Path file) {
        var source = file.toString();
        return new OperatorText(source, TextFile.decode(source, TextFile.read(file, MAX_SIZE)));
    }

    /**
     * Returns a text.
     *
     * @param source where it comes from, for messages
     * @throws SettingsException if it is longer than 2^20 characters
     */
    public static OperatorText parse(String source, String yaml) {
        return new OperatorText(source, yaml);
    }

    /** Returns the whole text as a mapping with these names. */
    public TextSection root(List<String> names) {
        return TextSection.of(new NodeReader(problems), "", root, names);
    }

    /** Returns whether nothing was found to be wrong so far. */
    public boolean isValid() {
        return problems.isEmpty();
    }

    /**
     * Does nothing if all that was read so far is valid.
     *
     * @throws SettingsException with everything that is not
     */
    public void requireValid() {
        problems.throwIfAny(source);
    }
}
