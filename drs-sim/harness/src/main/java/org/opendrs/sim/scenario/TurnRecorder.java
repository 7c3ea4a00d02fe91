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
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.json.TurnRecords;
import org.opendrs.json.TurnReplay;
import org.opendrs.migration.MigrationPlanner;

/** Writes the record of every turn to a file, and proves the file in the end: read back, each turn must be decided alike again. */
final class TurnRecorder implements TurnListener {
    private static final int MOST_DIFFERENCES = 10;

    private final Path file;
    private final BufferedWriter out;
    private final String policy;
    private final WaterfillSettings ballooning;
    private final MigrationPlanner planner = new RepairPlanner();
    private final List<String> differences = new ArrayList<>();
    private long written;
    private long turns;

    private TurnRecorder(Path file, BufferedWriter out, String policy, WaterfillSettings ballooning) {
        this.file = file;
        this.out = out;
        this.policy = policy;
        this.ballooning = ballooning;
    }

    /**
     * Opens the file, and writes the settings of the balloon policy first, unless they are the defaults.
     *
     * @param policy name of the policy that decides
     * @throws UncheckedIOException if that is not possible
     */
    static TurnRecorder to(Path file, String policy, WaterfillSettings ballooning) {
        try {
            var out = Files.newBufferedWriter(file);
            if (!ballooning.equals(WaterfillSettings.DEFAULT)) {
                out.write(TurnRecords.writeBallooning(ballooning));
                out.newLine();
            }
            return new TurnRecorder(file, out, policy, ballooning);
        } catch (IOException e) {
            throw new UncheckedIOException("turns cannot be recorded in " + file + ": " + WriteFailure.reason(e), e);
        }
    }

    @Override
    public void reported(TurnReport report) {
        try {
            out.write(TurnRecords.write(report));
            out.newLine();
            written++;
            turns += report.kind() == TurnReport.Kind.TURN ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "turn " + report.number() + " could not be written to " + file + ": " + WriteFailure.reason(e), e);
        }
    }

    /** Closes the file, reads it and replays what it says. */
    void complete() {
        try {
            out.close();
            prove();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the record of turns in " + file + " could not be completed: " + WriteFailure.reason(e), e);
        }
    }

    /** Returns how much was written. */
    VariantResult.Recorded recorded() {
        return new VariantResult.Recorded(turns, written - turns);
    }

    /** Returns the first differences between what was decided and what a replay of the file decides. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    private void prove() throws IOException {
        long read = 0;
        BalloonPolicy decider = PolicyCatalogue.named(policy, ballooning);
        try (var records = TurnRecords.reader(file.toString(), Files.newBufferedReader(file), List.of())) {
            for (var report = records.next(); report.isPresent(); report = records.next()) {
                read++;
                if (differences.size() < MOST_DIFFERENCES) {
                    differences.addAll(TurnReplay.replay(report.get(), decider, planner));
                }
            }
            if (read > 0 && !records.ballooning().equals(ballooning)) {
                differences.add("the settings that are read are not those that were written");
            }
        }
        if (read != written) {
            differences.add(written + " turns were written and " + read + " are read");
        }
    }
}
