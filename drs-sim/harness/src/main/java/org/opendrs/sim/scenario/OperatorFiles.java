package org.opendrs.sim.scenario;

import java.nio.file.Path;
import java.util.Optional;
import org.opendrs.config.DrsSettings;

/**
 * Files that an operator would give a real engine, to try them out in a scenario.
 *
 * @param settings what the engine is told in place of the scenario's own settings
 * @param inventory file with allocations, rules and maintenance, laid over what the scenario says of its guests
 * @param snapshot file that receives the cluster as the engine saw it last, as JSON
 * @param record file that receives the record of every turn, one JSON object a line; each is read back and replayed
 */
public record OperatorFiles(
        Optional<DrsSettings> settings, Optional<Path> inventory, Optional<Path> snapshot, Optional<Path> record) {
    /** No files: the scenario as it is. */
    public static final OperatorFiles NONE =
            new OperatorFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns whether a file is written that has room for one policy only. */
    public boolean needsOnePolicy() {
        return snapshot.isPresent() || record.isPresent();
    }
}
