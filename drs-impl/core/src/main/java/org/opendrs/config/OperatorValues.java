package org.opendrs.config;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.opendrs.core.words.NearMiss;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Single values in the way of {@link OperatorText}, for those who take a text apart themselves. Pure; for any thread. */
public final class OperatorValues {
    /** What is valid as a time, in words. */
    public static final String TIME = Forms.DURATION.valid();

    private OperatorValues() {}

    /** Returns a time such as {@code 90s} or {@code 1h}, or in ISO 8601; empty if the text is none. */
    public static Optional<Duration> time(String text) {
        return Forms.DURATION.parse(text);
    }

    /** Returns a ratio such as {@code 0.05} or {@code 5%}; empty if the text is none. */
    public static Optional<Double> ratio(String text) {
        return Forms.RATIO.parse(text);
    }

    /** Returns the text of a time, in the largest unit that divides it. */
    public static String print(Duration time) {
        return Forms.DURATION.print(time);
    }

    /** Returns the text of an amount of memory, in the largest unit that divides it. */
    public static String print(Bytes memory) {
        return Forms.BYTES.print(memory);
    }

    /** Returns the text of an amount of CPU, in cores or in thousandths of a core. */
    public static String print(Millicores cpu) {
        return Forms.MILLICORES.print(cpu);
    }

    /** Returns a text for display: in quotes, in one line, and not too long. */
    public static String quoted(String text) {
        return Problems.quoted(text);
    }

    /** Returns the name that a mistyped one was probably meant to be; empty if it resembles none. */
    public static Optional<String> meant(String typed, Collection<String> valid) {
        return NearMiss.of(typed, valid);
    }

    /** Returns the end of a sentence that says what is valid instead: what was probably meant, if anything, and everything. */
    public static String choice(String typed, Collection<String> valid) {
        var all = " are " + String.join(", ", valid);
        return meant(typed, valid)
                .map(name -> "; did you mean " + Problems.quoted(name) + "? Valid" + all)
                .orElse("; valid" + all);
    }
}
