package org.opendrs.agent;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.opendrs.spi.DrsClock;

/**
 * Speaks to the operator, in lines that begin with their local time. May be used by any thread if {@code out} may.
 *
 * @param clock tells the time
 * @param zone where the operator is
 * @param out receives the lines
 */
record Voice(DrsClock clock, ZoneId zone, Consumer<String> out) {
    /** Says something that happens now. */
    void say(String words) {
        say(clock.wall(), words);
    }

    /** Says something that happened at an instant. */
    void say(Instant when, String words) {
        out.accept(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        when.truncatedTo(ChronoUnit.SECONDS).atZone(zone)) + " " + words);
    }
}
