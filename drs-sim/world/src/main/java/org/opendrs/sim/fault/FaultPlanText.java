package org.opendrs.sim.fault;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

    static FaultPlan read(String line) {
        try {
            return readParts(line.strip().split(" +"));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "not a fault plan: '" + line + "' (" + e.getMessage()
                            + "); expected 'seed=7 length=PT1H LATE_COMMAND=0.05 HOST_CRASH@host-a,PT5M,PT7M'",
                    e);
        }
    }

    private static FaultPlan readParts(String[] parts) {
        long seed = Long.parseLong(value(parts[0], "seed"));
        Duration length = Duration.parse(value(parts[1], "length"));
        var intensities = new TreeMap<FaultClass, Double>();
        List<Intervention> interventions = new ArrayList<>();
        for (int i = 2; i < parts.length; i++) {
            int at = parts[i].indexOf('@');
            if (at >= 0) {
                interventions.add(
                        intervention(FaultClass.valueOf(parts[i].substring(0, at)), parts[i].substring(at + 1)));
            } else {
                String[] pair = parts[i].split("=", 2);
                intensities.put(FaultClass.valueOf(pair[0]), Double.parseDouble(pair[1]));
            }
        }
        return new FaultPlan(seed, length, intensities, interventions);
    }

    private static String value(String part, String name) {
        if (!part.startsWith(name + "=")) {
            throw new IllegalArgumentException("'" + part + "' should be " + name + "=...");
        }
        return part.substring(name.length() + 1);
    }

    private static Intervention intervention(FaultClass fault, String text) {
        String[] fields = text.split(",", -1);
        String target = URLDecoder.decode(fields[0], StandardCharsets.UTF_8);
        Duration from = Duration.parse(fields[1]);
        Duration until = Duration.parse(fields[2]);
        return switch (fault) {
            case HOST_CRASH -> new Intervention.HostDown(new HostId(target), from, until);
            case GUEST_PAUSE -> new Intervention.GuestPaused(new VmId(target), from, until);
            case FROZEN_STATS -> new Intervention.StatsFrozen(new VmId(target), from, until);
            case LYING_STATS ->
                new Intervention.StatsLying(new VmId(target), StatsDistortion.valueOf(fields[3]), from, until);
            case STORE_AWAY -> new Intervention.StoreGone(from, until);
            case FOREIGN_SETMEM ->
                new Intervention.ForeignSetmem(new VmId(target), Integer.parseInt(fields[3]), from, until);
            default -> throw new IllegalArgumentException(fault + " strikes single calls and does not last");
        };
    }
}
