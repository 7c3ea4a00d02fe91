package org.opendrs.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.json.RecordException;
import org.opendrs.json.TurnRecordReader;
import org.opendrs.json.TurnRecords;

/** A file of recorded turns, read line by line as often as it is asked, because a long recording does not fit into memory. */
record TurnFile(Path file) {
    /** As many broken lines are named; a file of another kind has nothing else. */
    private static final int MOST_PROBLEMS = 20;

    /**
     * Hands every turn over with the settings that its balloons were decided by, in file order, and returns how many there were.
     *
     * @throws IllegalArgumentException if the file cannot be read or lines are no turns; the message has a line for each of them
     */
    long forEach(BiConsumer<TurnReport, WaterfillSettings> turns) {
        InputFile.requireFile(file);
        var problems = new ArrayList<String>();
        long count = 0;
        try (var reader = TurnRecords.reader(file.toString(), Files.newBufferedReader(file), List.of())) {
            Optional<TurnReport> turn = next(reader, problems);
            while (turn.isPresent()) {
                if (problems.isEmpty()) {
                    turns.accept(turn.get(), reader.ballooning());
                }
                count++;
                turn = next(reader, problems);
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        if (count == 0) {
            throw new IllegalArgumentException(file + ":1 there is no turn in this file; valid: one JSON object a line,"
                    + " as drs run SCENARIO --record FILE writes them");
        }
        return count;
    }

    private Optional<TurnReport> next(TurnRecordReader reader, List<String> problems) throws IOException {
        while (true) {
            try {
                return reader.next();
            } catch (RecordException e) {
                if (problems.isEmpty() && !Wanted.TURNS.fits(file)) {
                    // Every further line would only say the same.
                    throw new IllegalArgumentException(complaint(e), e);
                }
                problems.add(complaint(e));
                if (problems.size() == MOST_PROBLEMS) {
                    problems.add("and perhaps more; the rest of the file was not read");
                    return Optional.empty();
                }
            }
        }
    }

    private String complaint(RecordException e) {
        return Wanted.TURNS.complaint(file, String.valueOf(e.getMessage()));
    }
}
