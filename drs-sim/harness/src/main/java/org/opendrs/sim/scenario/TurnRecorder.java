package org.opendrs.sim.scenario;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.control.TurnListener;
import org.opendrs.control.TurnReport;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.json.TurnRecords;
import org.opendrs.json.TurnReplay;
import org.opendrs.migration.MigrationPlanner;

/** Writes the record of every turn to a file, and proves each one at once: read back, it must replay to the same decisions. */
final class TurnRecorder implements TurnListener, AutoCloseable {
    private static final int MOST_DIFFERENCES = 10;

    private final BufferedWriter out;
    private final String source;
    private final BalloonPolicy policy;
    private final MigrationPlanner planner = new RepairPlanner();
    private final List<String> differences = new ArrayList<>();

    TurnRecorder(Path file, BalloonPolicy policy) throws IOException {
        this.out = Files.newBufferedWriter(file);
        this.source = file.toString();
        this.policy = policy;
    }

    @Override
    public void reported(TurnReport report) {
        String line = TurnRecords.write(report);
        try {
            out.write(line);
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("turn " + report.number() + " could not be written to " + source, e);
        }
        if (differences.size() < MOST_DIFFERENCES) {
            TurnReport again = TurnRecords.read(source, line, List.of());
            if (!again.equals(report)) {
                differences.add("turn " + report.number() + " reads back differently");
            }
            differences.addAll(TurnReplay.replay(again, policy, planner));
        }
    }

    /** Returns the first differences between what was decided and what a replay of the records decides. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
