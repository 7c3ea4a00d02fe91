package org.opendrs.migration;

import java.util.List;

/**
 * Migrations that have ended, oldest first, as far back as any limit looks. Kept by the engine.
 *
 * @param moves the migrations
 */
public record MoveHistory(List<PastMove> moves) {
    /** Nothing has moved yet. */
    public static final MoveHistory EMPTY = new MoveHistory(List.of());

    /** Copies the list. */
    public MoveHistory {
        moves = List.copyOf(moves);
    }
}
