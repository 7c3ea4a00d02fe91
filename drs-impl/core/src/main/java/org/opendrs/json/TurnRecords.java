package org.opendrs.json;

import java.io.BufferedReader;
import java.util.List;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.migration.PlacementFilter;

/**
 * Turn reports as JSON, one report in one line. What is read equals what was written. A line with the settings of the balloon policy
 * may stand before those that were decided by them; without one they are the defaults. All methods are pure and may be called by any
 * thread.
 */
public final class TurnRecords {
    /** Version of the layout that is written, and the only one that is read. */
    public static final int SCHEMA = 4;

    private static final JsonDocument<TurnReport> DOCUMENT = new JsonDocument<>("turn", SCHEMA, TurnReport.class);

    /** Stands beside the records, so that those of a run with default settings are the same as ever. */
    private static final JsonDocument<WaterfillSettings> BALLOONING =
            new JsonDocument<>("ballooning", SCHEMA, WaterfillSettings.class);

    private TurnRecords() {}

    /** Returns the report in one line of ASCII, without a line break. Filters of planning requests are written by name. */
    public static String write(TurnReport report) {
        return DOCUMENT.write(report);
    }

    /** Returns the settings that decide the reports of all lines after this one, in one line of ASCII, without a line break. */
    public static String writeBallooning(WaterfillSettings settings) {
        return BALLOONING.write(settings);
    }

    /**
     * Returns the report in this text.
     *
     * @param source where the text comes from, for messages
     * @param filters the filters that the record may name, by their {@link PlacementFilter#name()}
     * @throws RecordException if the text is not a report, or names a filter that was not supplied
     */
    public static TurnReport read(String source, String json, List<PlacementFilter> filters) {
        return read(new JsonDocument.Origin(source, 1), json, new FilterJson.Supply(filters));
    }

    /**
     * Returns a reader of a text with one report in each line. Empty lines are skipped.
     *
     * @param source where the text comes from, for messages
     * @param filters the filters that records may name
     */
    public static TurnRecordReader reader(String source, BufferedReader lines, List<PlacementFilter> filters) {
        return new TurnRecordReader(source, lines, new FilterJson.Supply(filters));
    }

    static boolean isBallooning(String json) {
        return BALLOONING.isIn(json);
    }

    static WaterfillSettings readBallooning(JsonDocument.Origin origin, String json, FilterJson.Supply filters) {
        return BALLOONING.read(origin, json, filters);
    }

    static TurnReport read(JsonDocument.Origin origin, String json, FilterJson.Supply filters) {
        return DOCUMENT.read(origin, json, filters);
    }
}
