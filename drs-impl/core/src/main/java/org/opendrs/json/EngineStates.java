package org.opendrs.json;

import java.util.List;
import org.opendrs.core.state.EngineState;

/**
 * What an engine remembers, as JSON. Instants of the monotonic clock are written relative to when the state was taken, because that
 * clock begins anew with each start of the machine; {@link EngineState#at} puts them on the reader's clock. All methods are pure and
 * may be called by any thread.
 */
public final class EngineStates {
    /** Version of the layout that is written, and the only one that is read. */
    public static final int SCHEMA = 1;

    private static final JsonDocument<EngineState> DOCUMENT = new JsonDocument<>("state", SCHEMA, EngineState.class);

    private EngineStates() {}

    /** Returns the state in one line of ASCII, without a line break. */
    public static String write(EngineState state) {
        return DOCUMENT.write(state.relative());
    }

    /**
     * Returns the state in this text, with instants relative to when it was taken.
     *
     * @param source where the text comes from, for messages
     * @throws RecordException if the text is not a state, or one of another version
     */
    public static EngineState read(String source, String json) {
        return DOCUMENT.read(new JsonDocument.Origin(source, 1), json, new FilterJson.Supply(List.of()));
    }
}
