package org.opendrs.config;

import java.nio.file.Path;
import java.util.Optional;
import org.opendrs.core.words.NearMiss;

/**
 * Reads settings from YAML. What is not in the text has its default, so that an empty text is valid. Pure but for the reading of
 * files; may be called by any thread.
 */
public final class SettingsReader {
    /** Largest text, in bytes or characters: hundreds of times the size of one that names every setting. */
    private static final int MAX_SIZE = 1 << 20;

    private SettingsReader() {}

    /**
     * Returns the settings in a UTF-8 file of at most 1 MiB.
     *
     * @throws SettingsException if the file cannot be read or its text is not valid
     */
    public static DrsSettings read(Path file) {
        var source = file.toString();
        return parse(source, TextFile.decode(source, TextFile.read(file, MAX_SIZE)));
    }

    /**
     * Returns the settings in a text.
     *
     * @param source where the text comes from, for messages
     * @throws SettingsException with everything that is wrong with the text
     */
    public static DrsSettings parse(String source, String yaml) {
        var problems = new Problems();
        if (yaml.length() > MAX_SIZE) {
            problems.add(
                    "", Place.in(yaml, MAX_SIZE), "the text is longer than the allowed " + MAX_SIZE + " characters");
            problems.throwIfAny(source);
        }
        var settings = read(YamlText.parse(yaml, problems), problems);
        problems.throwIfAny(source);
        return settings.orElseThrow();
    }

    /** Returns the settings of a node; empty if something is wrong with them, which is then among the problems. */
    static Optional<DrsSettings> read(YamlNode root, Problems problems) {
        var values = new SettingValues();
        read("", root, values, problems);
        SettingTable.GROUPS.forEach(group -> group.check(values, problems));
        return problems.isEmpty() ? build(values, problems) : Optional.empty();
    }

    /** Reads a section; the prefix is empty or ends with a dot. */
    private static void read(String prefix, YamlNode node, SettingValues values, Problems problems) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.items().forEach(item -> read(prefix, item, values, problems));
        } else if (!(node instanceof YamlNode.Empty)) {
            var section = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
            problems.notA(section, node, "a mapping with " + String.join(", ", SettingTable.namesUnder(prefix)));
        }
    }

    private static void read(String prefix, YamlNode.Item item, SettingValues values, Problems problems) {
        var path = prefix + item.key();
        if (item.key().contains(".")) {
            problems.add(
                    path, item.place(), "names are nested, not joined by dots; write each part in a line of its own");
            return;
        }
        var setting = SettingTable.at(path);
        if (setting.isPresent()) {
            read(setting.get(), item.value(), values, problems);
        } else if (!SettingTable.namesUnder(path + ".").isEmpty()) {
            read(path + ".", item.value(), values, problems);
        } else {
            var known = SettingTable.namesUnder(prefix);
            var meant = NearMiss.of(item.key(), known).or(() -> SettingTable.named(item.key()));
            problems.unknown(path, item, known, meant);
        }
    }

    private static <T extends Comparable<? super T>> void read(
            Setting<T> setting, YamlNode node, SettingValues values, Problems problems) {
        String written = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        var value = node instanceof YamlNode.Scalar ? setting.form().parse(written) : Optional.<T>empty();
        if (value.isEmpty()) {
            problems.notA(setting.path(), node, setting.form().valid() + ", " + setting.range());
            return;
        }
        var complaint = setting.complaint(value.get(), written);
        if (complaint.isPresent()) {
            problems.add(setting.path(), node.place(), complaint.get());
        } else {
            values.put(setting, value.get(), written, node.place());
        }
    }

    private static Optional<DrsSettings> build(SettingValues values, Problems problems) {
        var turns = build(TurnRows.GROUP, values, problems);
        var monitoring = build(MonitorRows.GROUP, values, problems);
        var ballooning = build(WaterfillRows.GROUP, values, problems);
        var planning = build(PlanningRows.GROUP, values, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DrsSettings(
                turns.orElseThrow(), monitoring.orElseThrow(), ballooning.orElseThrow(), planning.orElseThrow()));
    }

    /** The records check themselves once more; what the table does not know is still told as a problem of the text. */
    private static <R> Optional<R> build(SettingGroup<R> group, SettingValues values, Problems problems) {
        try {
            return Optional.of(group.builder().apply(values));
        } catch (IllegalArgumentException e) {
            problems.add(group.path(), Place.NOWHERE, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
