package org.opendrs.config;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text.
 *
 * @param line line from 1
 * @param column column from 1
 */
record Place(int line, int column) {
    static final Place NOWHERE = new Place(0, 0);

    /** Returns the place that the parser of texts means; it may know none. */
    static Place of(@Nullable JsonLocation location) {
        return location == null
                ? NOWHERE
                : new Place(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
