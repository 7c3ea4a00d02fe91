package org.opendrs.sim.fault;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * Writes a plan as one line and reads it back: {@code seed=7 length=PT1H LATE_COMMAND=0.05 HOST_CRASH@host-a,PT5M,PT7M}. The line
 * holds every fault itself and not only the seed, so that it still reproduces a failure after the draw has been changed.
 */
final class FaultPlanText {
    private FaultPlanText() {}

    static String write(FaultPlan plan) {
        var text = new StringBuilder("seed=" + plan.seed() + " length=" + plan.length());
        plan.intensities()
                .forEach((fault, intensity) ->
                        text.append(' ').append(fault).append('=').append(intensity));
        for (Intervention i : plan.interventions()) {
            text.append(' ').append(i.fault()).append('@');
            text.append(URLEncoder.encode(i.target(), StandardCharsets.UTF_8));
            text.append(',').append(i.from()).append(',').append(i.until());
            if (i instanceof Intervention.StatsLying lying) {
                text.append(',').append(lying.lie());
            } else if (i instanceof Intervention.ForeignSetmem setmem) {
                text.append(',').append(setmem.percent());
            }
        }
        return text.toString();
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no plan, with the part that is wrong and what would be valid
     */
    static FaultPlan read(String line) {
        try {
            return readParts(line.strip().split(" +", -1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a fault plan: '" + line + "': " + e.getMessage()
                            + "; expected 'seed=7 length=PT1H LATE_COMMAND=0.05 HOST_CRASH@host-a,PT5M,PT7M'",
                    e);
        }
    }

    private static FaultPlan readParts(String[] parts) {
        String seed = value(parts[0], "seed");
        String length = value(parts.length > 1 ? parts[1] : "", "length");
        var intensities = new TreeMap<FaultClass, Double>();
        List<Intervention> interventions = new ArrayList<>();
        for (int i = 2; i < parts.length; i++) {
            int at = parts[i].indexOf('@');
            int equal = parts[i].indexOf('=');
            if (at >= 0) {
                interventions.add(intervention(
                        constant(FaultClass.class, parts[i].substring(0, at)), parts[i].substring(at + 1)));
            } else if (equal >= 0) {
                intensities.put(
                        constant(FaultClass.class, parts[i].substring(0, equal)),
                        parsed(parts[i].substring(equal + 1), "a number", Double::parseDouble));
            } else {
                throw new IllegalArgumentException(
                        "'" + parts[i] + "' is neither a class of fault with its strength nor a fault that lasts");
            }
        }
        return new FaultPlan(
                parsed(seed, "a whole number", Long::parseLong), duration(length), intensities, interventions);
    }

    private static String value(String part, String name) {
        if (!part.startsWith(name + "=")) {
            throw new IllegalArgumentException("'" + part + "' should be " + name + "=...");
        }
        return part.substring(name.length() + 1);
    }

    private static Intervention intervention(FaultClass fault, String text) {
        if (fault.strikesCalls()) {
            throw new IllegalArgumentException(fault + " strikes single calls and does not last");
        }
        String[] fields = text.split(",", -1);
        String more = more(fault);
        if (fields.length != (more.isEmpty() ? 3 : 4)) {
            throw new IllegalArgumentException(
                    "'" + fault + "@" + text + "' should be " + fault + "@target,from,until" + more);
        }
        String target = parsed(fields[0], "an encoded id", id -> URLDecoder.decode(id, StandardCharsets.UTF_8));
        Duration from = duration(fields[1]);
        Duration until = duration(fields[2]);
        return switch (fault) {
            case HOST_CRASH -> new Intervention.HostDown(new HostId(target), from, until);
            case GUEST_PAUSE -> new Intervention.GuestPaused(new VmId(target), from, until);
            case FROZEN_STATS -> new Intervention.StatsFrozen(new VmId(target), from, until);
            case LYING_STATS ->
                new Intervention.StatsLying(new VmId(target), constant(StatsDistortion.class, fields[3]), from, until);
            case STORE_AWAY -> new Intervention.StoreGone(from, until);
            case FOREIGN_SETMEM ->
                new Intervention.ForeignSetmem(
                        new VmId(target), parsed(fields[3], "a whole number", Integer::parseInt), from, until);
            default -> throw new IllegalStateException(fault + " lasts, but cannot be read");
        };
    }

    /** Returns what follows after the end of the fault. */
    private static String more(FaultClass fault) {
        return switch (fault) {
            case LYING_STATS -> ",lie";
            case FOREIGN_SETMEM -> ",percent";
            default -> "";
        };
    }

    private static Duration duration(String text) {
        return parsed(text, "a duration such as PT5M", Duration::parse);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is not known; valid are " + Arrays.toString(type.getEnumConstants())));
    }

    /** What the JDK says of a text that it cannot read is for programmers. */
    private static <T> T parsed(String text, String valid, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + valid, e);
        }
    }
}
