package org.opendrs.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.WaterfillSettings;

/** Reads turn reports line by line, so that long recordings need no memory. For one thread. */
public final class TurnRecordReader implements AutoCloseable {
    private final String source;
    private final BufferedReader lines;
    private final FilterJson.Supply filters;
    private WaterfillSettings ballooning = WaterfillSettings.DEFAULT;
    private int line;

    TurnRecordReader(String source, BufferedReader lines, FilterJson.Supply filters) {
        this.source = source;
        this.lines = lines;
        this.filters = filters;
    }

    /** Returns the settings of the balloon policy that the report read last was decided by; the defaults if no line before it has any. */
    public WaterfillSettings ballooning() {
        return ballooning;
    }

    /**
     * Returns the next report, or empty at the end.
     *
     * @throws RecordException if the line is neither a report nor settings; the next call goes on with the line after it
     * @throws IOException if the text cannot be read
     */
    public Optional<TurnReport> next() throws IOException {
        for (var text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            var origin = new JsonDocument.Origin(source, line);
            if (TurnRecords.isBallooning(text)) {
                ballooning = TurnRecords.readBallooning(origin, text, filters);
            } else if (!text.isBlank()) {
                return Optional.of(TurnRecords.read(origin, text, filters));
            }
        }
        return Optional.empty();
    }

    /** Closes the text that is read from. */
    @Override
    public void close() throws IOException {
        lines.close();
    }
}
