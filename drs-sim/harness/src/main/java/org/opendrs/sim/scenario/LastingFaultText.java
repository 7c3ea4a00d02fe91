package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.opendrs.config.OperatorValues;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.FaultClass;
import org.opendrs.sim.fault.Intervention;
import org.opendrs.sim.fault.StatsDistortion;

/**
 * Reads what stands behind the kind of a fault that lasts: target, beginning and end, and how statistics lie or what size is set.
 *
 * @param hosts hosts that may be hit
 * @param vms VMs that may be hit
 * @param length of the run; empty if the text does not say
 */
record LastingFaultText(Roster hosts, Roster vms, Optional<Duration> length) {
    private static final List<String> LIES = Arrays.stream(StatsDistortion.values())
            .filter(lie -> lie != StatsDistortion.NONE)
            .map(StatsDistortion::name)
            .toList();

    /** Longest names of hosts and VMs, as ids have them. */
    private static final int LONGEST_ID = 256;

    /** Beginning and end. */
    private record Span(Duration from, Duration until) {}

    /** Returns how a fault of this class is written. */
    static String example(FaultClass fault) {
        return switch (fault) {
            case HOST_CRASH -> "\"HOST_CRASH@host-1,5m,7m\"";
            case STORE_AWAY -> "\"STORE_AWAY@,5m,7m\"";
            case LYING_STATS -> "\"LYING_STATS@web-1,5m,7m," + LIES.get(0) + "\"";
            case FOREIGN_SETMEM -> "\"FOREIGN_SETMEM@web-1,5m,7m,60\"";
            default -> "\"" + fault + "@web-1,5m,7m\"";
        };
    }

    static boolean isLie(String text) {
        return LIES.contains(text);
    }

    /** Hands a fault over, or returns what is wrong with it. */
    Optional<String> read(FaultClass fault, String[] parts, Consumer<Intervention> faults) {
        boolean setmem = fault == FaultClass.FOREIGN_SETMEM;
        int needed = fault == FaultClass.LYING_STATS || setmem ? 4 : 3;
        if (parts.length != needed) {
            return Optional.of(fault + " has " + parts.length + (parts.length == 1 ? " part" : " parts")
                    + " after the @, " + OperatorValues.quoted(String.join(",", parts)) + "; it needs " + needed
                    + ", as in " + example(fault));
        }
        String target = parts[0].strip();
        Optional<Duration> from = OperatorValues.time(parts[1]);
        Optional<Duration> until = OperatorValues.time(parts[2]);
        var wrong = target(fault, target)
                .or(() -> from.isEmpty() ? Optional.of(noTime("beginning", parts[1])) : Optional.empty())
                .or(() -> until.isEmpty() ? Optional.of(noTime("end", parts[2])) : Optional.empty())
                .or(() -> order(parts, from.orElseThrow(), until.orElseThrow()))
                .or(() -> setmem ? percent(parts[3].strip()) : Optional.empty())
                .or(() -> needed == 4 && !setmem ? lie(parts[3].strip()) : Optional.empty());
        if (wrong.isEmpty()) {
            var span = new Span(from.orElseThrow(), until.orElseThrow());
            faults.accept(intervention(fault, target, span, parts[parts.length - 1].strip()));
        }
        return wrong;
    }

    private Optional<String> target(FaultClass fault, String target) {
        if (fault == FaultClass.STORE_AWAY) {
            return target.isEmpty()
                    ? Optional.empty()
                    : Optional.of("STORE_AWAY hits no single host or VM, but " + OperatorValues.quoted(target)
                            + " is named; write " + example(fault));
        }
        boolean isHost = fault == FaultClass.HOST_CRASH;
        if (target.isEmpty() || target.length() > LONGEST_ID) {
            return Optional.of(fault + " needs the name of a " + (isHost ? "host" : "VM") + " of 1 to " + LONGEST_ID
                    + " characters, as in " + example(fault));
        }
        return (isHost ? hosts : vms).complaint(target);
    }

    private static String noTime(String what, String text) {
        return OperatorValues.quoted(text) + " is not valid as the " + what + " of a fault; write "
                + OperatorValues.TIME;
    }

    private Optional<String> order(String[] parts, Duration from, Duration until) {
        if (until.compareTo(from) <= 0) {
            return Optional.of("the fault ends at " + OperatorValues.quoted(parts[2]) + ", not after it begins, at "
                    + OperatorValues.quoted(parts[1]) + "; the end is the later one");
        }
        return length.filter(run -> until.compareTo(run) > 0)
                .map(run -> "the fault ends at " + OperatorValues.quoted(parts[2]) + ", after the run, which is "
                        + OperatorValues.print(run) + " long; end it by then or raise length");
    }

    private static Optional<String> lie(String text) {
        return isLie(text)
                ? Optional.empty()
                : Optional.of(OperatorValues.quoted(text) + " is no way in which statistics lie"
                        + OperatorValues.choice(text, LIES));
    }

    private static Optional<String> percent(String text) {
        boolean valid = text.matches("[1-9][0-9]?|100");
        return valid
                ? Optional.empty()
                : Optional.of(OperatorValues.quoted(text)
                        + " is no share of the guest's maximum; write a whole number of per cent from 1 to 100");
    }

    private static Intervention intervention(FaultClass fault, String target, Span span, String last) {
        return switch (fault) {
            case HOST_CRASH -> new Intervention.HostDown(new HostId(target), span.from(), span.until());
            case GUEST_PAUSE -> new Intervention.GuestPaused(new VmId(target), span.from(), span.until());
            case FROZEN_STATS -> new Intervention.StatsFrozen(new VmId(target), span.from(), span.until());
            case LYING_STATS ->
                new Intervention.StatsLying(new VmId(target), StatsDistortion.valueOf(last), span.from(), span.until());
            case STORE_AWAY -> new Intervention.StoreGone(span.from(), span.until());
            case FOREIGN_SETMEM ->
                new Intervention.ForeignSetmem(new VmId(target), Integer.parseInt(last), span.from(), span.until());
            default -> throw new IllegalArgumentException(fault + " strikes single calls and does not last");
        };
    }
}
