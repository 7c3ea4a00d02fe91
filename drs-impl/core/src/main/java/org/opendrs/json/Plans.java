package org.opendrs.json;

import java.util.List;
import org.opendrs.migration.MigrationPlan;

/** Migration plans as JSON. What is read equals what was written. Pure; for any thread. */
public final class Plans {
    /** Version of the layout that is written, and the only one that is read. */
    public static final int SCHEMA = 1;

    private static final JsonDocument<MigrationPlan> DOCUMENT = new JsonDocument<>("plan", SCHEMA, MigrationPlan.class);

    private Plans() {}

    /** Returns the plan in one line of ASCII, without a line break. */
    public static String write(MigrationPlan plan) {
        return DOCUMENT.write(plan);
    }

    /**
     * Returns the plan in this text.
     *
     * @param source where the text comes from, for messages
     * @throws RecordException if the text is not a plan
     */
    public static MigrationPlan read(String source, String json) {
        return DOCUMENT.read(new JsonDocument.Origin(source, 1), json, new FilterJson.Supply(List.of()));
    }
}
