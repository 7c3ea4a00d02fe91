package org.opendrs.json;

import java.util.List;
import org.opendrs.model.ClusterSnapshot;

/** Cluster snapshots as JSON: the exchange format of the command line and of fixtures. What is read equals what was written. Pure; for any thread. */
public final class Snapshots {
    /** Version of the layout that is written, and the only one that is read. */
    public static final int SCHEMA = 1;

    private static final JsonDocument<ClusterSnapshot> DOCUMENT =
            new JsonDocument<>("snapshot", SCHEMA, ClusterSnapshot.class);

    private Snapshots() {}

    /** Returns the snapshot in one line of ASCII, without a line break. */
    public static String write(ClusterSnapshot snapshot) {
        return DOCUMENT.write(snapshot);
    }

    /**
     * Returns the snapshot in this text.
     *
     * @param source where the text comes from, for messages
     * @throws RecordException if the text is not a snapshot
     */
    public static ClusterSnapshot read(String source, String json) {
        return DOCUMENT.read(new JsonDocument.Origin(source, 1), json, new FilterJson.Supply(List.of()));
    }
}
