package org.opendrs.sim.trace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Arrivals of the Azure public dataset V1 in the form of four files. {@code v1.dev.txt} has a line for each interval of 5
 * minutes: its start in seconds, then letters of flavours, with {@code |} after each batch. The file of lifetimes has the same
 * shape with {@code U} (ended) or {@code C} (still running) and a bin in the place of each letter.
 */
final class AzureReader {
    private static final String BATCH_END = "|";
    private static final Allowed SECOND = new Allowed("the start of an interval in seconds", 0, Integer.MAX_VALUE);
    /** Numbers that are kept of each arrival. */
    private static final int COLUMNS = 4;

    private final FlavourMap flavours;
    private final LifetimeBins bins;
    private final ArrivalColumns arrivals = new ArrivalColumns();
    private int batch;

    private AzureReader(FlavourMap flavours, LifetimeBins bins) {
        this.flavours = flavours;
        this.bins = bins;
    }

    static ArrivalTrace read(String name, Path folder, TraceLimits limits) {
        FlavourMap flavours;
        LifetimeBins bins;
        try (var text = TraceText.open(file(folder, "flav_map.txt"), limits)) {
            flavours = FlavourMap.read(text);
        }
        try (var text = TraceText.open(file(folder, "v1.interval_map.txt"), limits)) {
            bins = LifetimeBins.read(text);
        }
        var reader = new AzureReader(flavours, bins);
        try (var letters = TraceText.open(file(folder, "v1.dev.txt"), limits);
                var lives = TraceText.open(file(folder, "v1.dev.c2100000.txt"), limits)) {
            reader.readIntervals(letters, lives);
        }
        reader.arrivals.trim();
        return new ArrivalTrace(name, flavours.flavours(), bins, reader.arrivals);
    }

    private static Path file(Path folder, String name) {
        for (String each : List.of(name, name + ".gz")) {
            if (Files.exists(folder.resolve(each))) {
                return folder.resolve(each);
            }
        }
        throw TraceException.about(
                folder,
                "the folder lacks " + name + " (or " + name
                        + ".gz); expected v1.dev.txt, v1.dev.c2100000.txt, v1.interval_map.txt and flav_map.txt");
    }

    private void readIntervals(TraceText letters, TraceText lives) {
        var letterFields = new Fields(letters, ' ');
        var lifeFields = new Fields(lives, ' ');
        int before = -1;
        while (letters.next()) {
            int second = letterFields.separatedBy(' ').restart().whole(SECOND);
            if (second <= before) {
                throw letterFields.wrong(
                        "the interval " + second + " s does not follow the one before, " + before + " s");
            }
            before = second;
            if (!lives.next()) {
                throw lives.problem(1, "the file ends here; expected the lifetimes of the interval " + second);
            }
            lifeFields
                    .separatedBy(' ')
                    .restart()
                    .literal(Integer.toString(second), "the same interval as " + letters.file());
            readInterval(second, letters, letterFields.separatedBy(','), lifeFields.separatedBy(','));
        }
        if (lives.next()) {
            throw lives.problem(1, "the file goes on after the last interval of " + letters.file() + ", " + before);
        }
        if (arrivals.size() == 0) {
            throw letters.problem(1, "the file ends without an arrival; expected a line for each interval");
        }
    }

    private void readInterval(int second, TraceText letters, Fields letterFields, Fields lifeFields) {
        boolean open = false;
        while (letterFields.more()) {
            String letter = letterFields.word("the letter of a flavour or '|'");
            if (letter.equals(BATCH_END)) {
                lifeFields.literal(BATCH_END, "because a batch ends here");
                batch += open ? 1 : 0;
                open = false;
            } else {
                if ((arrivals.size() + 1L) * COLUMNS > letters.limits().values()) {
                    throw letterFields.wrong(UsageTraceBuilder.tooMany(letters.limits()));
                }
                arrivals.add(second, batch, flavours.index(letterFields));
                readLife(lifeFields);
                open = true;
            }
        }
        batch += open ? 1 : 0;
        lifeFields.end("as many entries as the interval has arrivals");
    }

    private void readLife(Fields fields) {
        String life = fields.word("a lifetime such as U3 or C3");
        char kind = life.charAt(0);
        double bin = Numbers.parse(life.getBytes(StandardCharsets.US_ASCII), 1, life.length());
        if ((kind != 'U' && kind != 'C') || !(bin >= 0 && bin < bins.count()) || bin != Math.rint(bin)) {
            throw fields.wrong(
                    "'" + fields.shown() + "' is no lifetime; expected U (ended) or C (still running) and a bin"
                            + " from 0 to " + (bins.count() - 1));
        }
        arrivals.life(arrivals.size() - 1, (int) bin, kind == 'C');
    }
}
