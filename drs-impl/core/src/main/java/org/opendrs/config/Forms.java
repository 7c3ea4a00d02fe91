package org.opendrs.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** The forms of all kinds of values. Numbers are bounded in length before they are computed with. */
final class Forms {
    private static final Pattern NUMBER_WITH_UNIT =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s?([A-Za-zµ/%]{0,6})");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    /** Times as records write them; only what {@link Duration#parse} takes, and so short that it cannot overflow. */
    private static final Pattern ISO_TIME = Pattern.compile(
            "P(?=.)(?:[0-9]{1,9}D)?(?:T(?=.)(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?");

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final long PER_CORE = 1000;
    private static final long MOST_SHARES = 1_000_000;

    private static final List<Unit> TIMES = List.of(
            new Unit("d", 86_400_000_000_000L),
            new Unit("h", 3_600_000_000_000L),
            new Unit("m", 60_000_000_000L),
            new Unit("s", 1_000_000_000L),
            new Unit("ms", 1_000_000L),
            new Unit("us", 1_000L),
            new Unit("ns", 1L));

    private static final List<Unit> SIZES = List.of(
            new Unit("TiB", 1L << 40),
            new Unit("GiB", 1L << 30),
            new Unit("MiB", 1L << 20),
            new Unit("KiB", 1L << 10),
            new Unit("B", 1L));

    private static final List<Unit> RATES = SIZES.stream()
            .map(unit -> new Unit(unit.name() + "/s", unit.factor()))
            .toList();

    private static final List<Unit> CORES = List.of(new Unit("", PER_CORE), new Unit("m", 1L));

    static final Form<Duration> DURATION =
            new Form<>(Duration.class, "a time such as 500ms, 10s, 2m, 1h or 1d", Forms::time, Forms::print);

    static final Form<Duration> WHOLE_SECONDS = new Form<>(
            Duration.class,
            "a time in whole seconds such as 2s or 1m",
            text -> DURATION.parse(text).filter(value -> value.equals(value.truncatedTo(ChronoUnit.SECONDS))),
            Forms::print);

    static final Form<Bytes> BYTES = new Form<>(
            Bytes.class,
            "an amount of memory such as 512KiB, 256MiB or 2GiB",
            text -> amount(text, SIZES, true).flatMap(Forms::exactLong).map(Bytes::bytes),
            value -> print(value.value(), SIZES));

    static final Form<ByteRate> BYTE_RATE = new Form<>(
            ByteRate.class,
            "a rate such as 100MiB/s",
            text -> amount(text, RATES, true).flatMap(Forms::exactLong).map(ByteRate::new),
            value -> print(value.value(), RATES));

    static final Form<Millicores> MILLICORES = new Form<>(
            Millicores.class,
            "an amount of CPU in cores such as 2 or 1.5, or in thousandths of a core such as 500m",
            text -> amount(text, CORES, false).flatMap(Forms::exactLong).map(Millicores::millicores),
            value -> print(value.value(), CORES));

    /** A ratio that people write in per cent, so that its bounds are told in per cent, too. */
    static final Form<Double> SHARE = new Form<>(
            Double.class,
            "a share such as 85%",
            Forms::ratio,
            value -> BigDecimal.valueOf(value)
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString()
                    + "%");

    static final Form<Double> RATIO = new Form<>(
            Double.class,
            "a ratio such as 0.85 or 85%",
            Forms::ratio,
            value -> Double.toString(value),
            Optional.of(SHARE));

    static final Form<Long> WHOLE_NUMBER =
            new Form<>(Long.class, "a whole number", Forms::whole, value -> Long.toString(value));

    static final Form<Integer> COUNT = new Form<>(
            Integer.class,
            "a whole number",
            text -> whole(text).filter(value -> value <= Integer.MAX_VALUE).map(Long::intValue),
            value -> Integer.toString(value));

    /** Relative weights. A wider range would only hide typing errors: a ratio of a million to one starves the other anyway. */
    static final Form<Long> SHARES = new Form<>(
            Long.class,
            "a whole number from 1 to 1000000",
            text -> whole(text).filter(value -> value >= 1 && value <= MOST_SHARES),
            value -> Long.toString(value));

    static final Form<Boolean> SWITCH =
            new Form<>(Boolean.class, "true or false", Forms::bool, value -> value.toString());

    private Forms() {}

    /** Returns the form of an enumeration: names in lower case. */
    static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
        var constants = type.getEnumConstants();
        var names = Arrays.stream(constants).map(Forms::lowerCase).collect(Collectors.joining(", "));
        return new Form<>(
                type,
                "one of " + names,
                text -> Arrays.stream(constants)
                        .filter(constant -> lowerCase(constant).equals(text))
                        .findFirst(),
                Forms::lowerCase);
    }

    /**
     * A unit.
     *
     * @param name as written
     * @param factor base units in it
     */
    private record Unit(String name, long factor) {}

    /** Returns the number in base units. Zero needs no unit if that is allowed, because it means the same in all. */
    private static Optional<BigDecimal> amount(String text, List<Unit> units, boolean bareZero) {
        var match = NUMBER_WITH_UNIT.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(match.group(1));
        var name = match.group(2);
        if (bareZero && name.isEmpty() && number.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        return units.stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .map(unit -> number.multiply(BigDecimal.valueOf(unit.factor())));
    }

    private static Optional<Duration> time(String text) {
        var stripped = text.strip();
        return ISO_TIME.matcher(stripped).matches()
                ? Optional.of(Duration.parse(stripped))
                : amount(text, TIMES, true).map(Forms::duration);
    }

    private static Duration duration(BigDecimal nanos) {
        var parts = nanos.setScale(0, RoundingMode.HALF_UP).divideAndRemainder(NANOS_PER_SECOND);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static Optional<Long> exactLong(BigDecimal value) {
        var whole = value.setScale(0, RoundingMode.HALF_UP).toBigInteger();
        return whole.bitLength() < Long.SIZE ? Optional.of(whole.longValue()) : Optional.empty();
    }

    private static Optional<Double> ratio(String text) {
        var match = NUMBER_WITH_UNIT.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(match.group(1));
        return switch (match.group(2)) {
            case "" -> Optional.of(number.doubleValue());
            case "%" -> Optional.of(number.movePointLeft(2).doubleValue());
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static String print(Duration value) {
        var nanos = BigDecimal.valueOf(value.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigDecimal.valueOf(value.getNano()));
        return nanos.signum() == 0 ? "0s" : largestUnit(nanos, TIMES);
    }

    private static String print(long value, List<Unit> units) {
        return value == 0 ? "0" : largestUnit(BigDecimal.valueOf(value), units);
    }

    private static String largestUnit(BigDecimal value, List<Unit> units) {
        for (var unit : units) {
            var parts = value.divideAndRemainder(BigDecimal.valueOf(unit.factor()));
            if (parts[1].signum() == 0) {
                return parts[0].toBigInteger() + unit.name();
            }
        }
        throw new IllegalArgumentException("no unit divides " + value);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
