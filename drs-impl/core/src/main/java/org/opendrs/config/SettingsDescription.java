package org.opendrs.config;

import java.util.List;

/** Lists all settings, for help texts and documentation. */
public final class SettingsDescription {
    private SettingsDescription() {}

    /**
     * One setting.
     *
     * @param path where it stands in the file
     * @param valid how it is written
     * @param standard its default, as written
     * @param range its range, as written
     * @param doc one sentence on what it does
     */
    public record Row(String path, String valid, String standard, String range, String doc) {}

    /** Returns all settings, group by group. */
    public static List<Row> rows() {
        return SettingTable.all().stream().map(SettingsDescription::row).toList();
    }

    /** Returns all settings as text: two lines each. */
    public static String text() {
        var text = new StringBuilder();
        for (var row : rows()) {
            text.append(row.path())
                    .append(" (default ")
                    .append(row.standard())
                    .append(")\n    ")
                    .append(row.doc());
            text.append(" Write ")
                    .append(row.valid())
                    .append("; ")
                    .append(row.range())
                    .append(".\n");
        }
        return text.toString();
    }

    private static <T extends Comparable<? super T>> Row row(Setting<T> setting) {
        var form = setting.form();
        return new Row(setting.path(), form.valid(), form.print(setting.standard()), setting.range(), setting.doc());
    }
}
