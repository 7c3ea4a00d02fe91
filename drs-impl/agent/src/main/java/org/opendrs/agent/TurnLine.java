package org.opendrs.agent;

import java.util.Locale;
import java.util.Optional;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.GuestScope;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.model.VmSnapshot;

/**
 * One turn in one line: number, mode, memory that the host has left to give, guests and how many of them are cared for, sum of their
 * demand, commands issued, number of reasons, the guest with the least usable memory, outcome. Pure.
 */
final class TurnLine {
    private static final double GIB = 1L << 30;
    private static final int PER_CENT = 100;

    private TurnLine() {}

    /** Returns the line, but for its time. */
    static String of(TurnReport report, GuestNames names) {
        int reasons = report.problems().size();
        int managed = 0;
        long free = 0;
        for (BalloonDecision decision : report.balloons()) {
            reasons +=
                    decision.plan().targets().size() + decision.plan().holds().size();
            free += free(decision.request());
            managed += (int) decision.request().guests().stream()
                    .filter(guest -> guest.scope() == GuestScope.MANAGED)
                    .count();
        }
        long demand = 0;
        int guests = 0;
        for (var host : report.snapshot().hosts()) {
            for (VmSnapshot vm : host.vms()) {
                guests++;
                demand += vm.demand().memory().value();
            }
        }
        return word(report.kind()) + "=" + report.number()
                + " mode=" + word(report.automation())
                + " free=" + (report.balloons().isEmpty() ? "?" : gib(free))
                + " guests=" + guests
                + " managed=" + managed
                + " demand=" + gib(demand)
                + " commands=" + report.actions().size()
                + " reasons=" + reasons
                + " worst=" + worst(report, names).orElse("-")
                + " outcome=" + report.outcome().code();
    }

    /** What policies may still give away; the pool for emergencies is not part of it. */
    private static long free(BalloonRequest request) {
        return request.capacity().value() - request.committed().value();
    }

    private static Optional<String> worst(TurnReport report, GuestNames names) {
        var worst = Optional.<BalloonGuest>empty();
        for (BalloonDecision decision : report.balloons()) {
            for (BalloonGuest guest : decision.request().guests()) {
                boolean counts = guest.scope() == GuestScope.MANAGED
                        && !guest.memory().actual().isZero();
                if (counts && (worst.isEmpty() || usable(guest) < usable(worst.get()))) {
                    worst = Optional.of(guest);
                }
            }
        }
        return worst.map(guest -> names.of(guest.vm()) + ":usable=" + Math.round(usable(guest) * PER_CENT) + "%");
    }

    private static double usable(BalloonGuest guest) {
        return (double) guest.memory().usable().value()
                / guest.memory().actual().value();
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.2fGiB", bytes / GIB);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
