package org.opendrs.migration;

import java.util.List;
import java.util.stream.Stream;
import org.opendrs.explain.DecisionTrace;

/**
 * An ordered set of moves.
 *
 * @param basedOn revision of the snapshot that it was made on
 * @param stages what may run at once, in order; empty if nothing shall move
 * @param before the placement as it is
 * @param after the placement if every move succeeds
 * @param trace why
 */
public record MigrationPlan(long basedOn, List<Stage> stages, Score before, Score after, DecisionTrace trace) {
    /** Copies the list. */
    public MigrationPlan {
        stages = List.copyOf(stages);
    }

    /** Returns all moves, stage by stage. */
    public Stream<Move> moves() {
        return stages.stream().flatMap(stage -> stage.moves().stream());
    }

    /** Returns whether nothing shall move. */
    public boolean isEmpty() {
        return stages.isEmpty();
    }
}
