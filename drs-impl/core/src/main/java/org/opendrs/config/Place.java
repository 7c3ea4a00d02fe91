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

    /** Returns the place of the character with this index; the end of the text if it has fewer. */
    static Place in(CharSequence text, int index) {
        int line = 1;
        int start = 0;
        int end = Math.min(index, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(line, end - start + 1);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
