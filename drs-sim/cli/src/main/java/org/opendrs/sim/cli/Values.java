package org.opendrs.sim.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.opendrs.sim.scenario.GuestSwap;
import org.opendrs.sim.scenario.TraceLevel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. The complaint names the value and what would be valid; the option's name is put before it. */
final class Values {
    private Values() {}

    /** A source of randomness. */
    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw invalid(text, "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ", such as 7");
            }
        }
    }

    /** A number of seeds. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw invalid(text, "a whole number from 1 to " + Integer.MAX_VALUE + ", such as 20");
            }
        }
    }

    /** A length of time in hours. */
    static final class Hours implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw invalid(text, "a number of hours above 0, such as 0.5 or 17");
            }
        }
    }

    /** A length of time in seconds. */
    static final class Seconds implements ITypeConverter<Duration> {
        private static final BigDecimal LEAST = new BigDecimal("0.1");
        private static final BigDecimal MOST = new BigDecimal("3600");

        @Override
        public Duration convert(String text) {
            try {
                var seconds = new BigDecimal(text);
                if (seconds.compareTo(LEAST) >= 0 && seconds.compareTo(MOST) <= 0) {
                    return Duration.ofMillis(seconds.movePointRight(3).longValue());
                }
            } catch (NumberFormatException e) {
                throw (TypeConversionException) seconds(text).initCause(e);
            }
            throw seconds(text);
        }

        private static TypeConversionException seconds(String text) {
            return invalid(text, "a number of seconds from " + LEAST + " to " + MOST + ", such as 2 or 0.5");
        }
    }

    /** How much of turns is looked at and kept. */
    static final class Traces implements ITypeConverter<TraceLevel> {
        @Override
        public TraceLevel convert(String text) {
            for (var level : TraceLevel.values()) {
                if (level.name().equalsIgnoreCase(text)) {
                    return level;
                }
            }
            throw invalid(text, "one of " + String.join(", ", Choices.Traces.names()));
        }
    }

    /** Which guests have swap. */
    static final class Swap implements ITypeConverter<GuestSwap> {
        @Override
        public GuestSwap convert(String text) {
            for (var swap : GuestSwap.values()) {
                if (swap.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                    return swap;
                }
            }
            throw invalid(
                    text,
                    "one of " + String.join(", ", Choices.Swap.names()) + Meant.question(Choices.Swap.names(), text));
        }
    }

    private static TypeConversionException invalid(String text, String valid) {
        return new TypeConversionException("'" + text + "' is not " + valid);
    }
}
