package org.opendrs.migration;

import java.util.List;

/**
 * Migrations that may run at once. A stage starts when the one before it has ended.
 *
 * @param moves at least one move, in VM order
 */
public record Stage(List<Move> moves) {
    /** Copies the list. */
    public Stage {
        moves = List.copyOf(moves);
    }
}
