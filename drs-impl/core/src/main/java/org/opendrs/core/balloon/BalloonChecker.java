package org.opendrs.core.balloon;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * Judges any balloon plan, whoever made it, by what must hold in any case. Shares no code with the policies, so that a
 * mistake in one does not hide in the other. Pure; may be called from any thread.
 */
public final class BalloonChecker {
    private final BalloonRequest request;
    private final BalloonPlan plan;
    private final List<Reason> complaints = new ArrayList<>();
    private final boolean[] seen;

    private BalloonChecker(BalloonRequest request, BalloonPlan plan) {
        this.request = request;
        this.plan = plan;
        this.seen = new boolean[request.guests().size()];
    }

    /**
     * Returns what is wrong with the plan as an answer to the request; empty if nothing is.
     *
     * <p>Checked are: host, guests known and commanded at most once, only guests that may be, shrinks not below the
     * reservation, growth not beyond limit and maximum, shrinks before growth and both in id order, and the ledger:
     * even if no shrink has any effect, the guests together may not come to hold more than capacity and pool. If they may
     * do so before, none may grow at all, not even to a size that is counted already because a command to it is in doubt.
     */
    public static List<Reason> check(BalloonRequest request, BalloonPlan plan) {
        var checker = new BalloonChecker(request, plan);
        checker.run();
        return List.copyOf(checker.complaints);
    }

    private void run() {
        if (!plan.host().equals(request.host())) {
            complain(BalloonReasons.CHECK_OTHER_HOST);
        }
        long before = request.committed().value();
        long bound = request.capacity().plus(request.pool()).value();
        boolean overfull = before > bound;
        long after = before;
        for (int k = 0; k < plan.targets().size(); k++) {
            var target = plan.targets().get(k);
            int row = find(target);
            checkOrder(k);
            if (row < 0) {
                complain(BalloonReasons.CHECK_UNKNOWN_GUEST, new Input("index", k));
            } else {
                var guest = request.guests().get(row);
                checkGuest(k, row, guest);
                checkBounds(k, guest, target);
                after += Math.max(
                        0,
                        target.target().value()
                                - (overfull ? inForce(guest) : guest.committed().value()));
            }
        }
        if (after > Math.max(bound, before)) {
            complain(
                    BalloonReasons.CHECK_LEDGER,
                    new Input("before", before),
                    new Input("after", after),
                    new Input("bound", bound));
        }
    }

    /** Returns what the guest holds or may grow to by a command that is known to be in force. */
    private static long inForce(BalloonGuest guest) {
        var actual = guest.memory().actual();
        return actual.max(guest.history().target().orElse(actual)).value();
    }

    private void checkOrder(int k) {
        if (k == 0) {
            return;
        }
        var one = plan.targets().get(k - 1);
        var two = plan.targets().get(k);
        boolean ordered = one.shrinks() == two.shrinks() ? one.vm().compareTo(two.vm()) < 0 : one.shrinks();
        if (!ordered) {
            complain(BalloonReasons.CHECK_ORDER, new Input("index", k));
        }
    }

    private void checkGuest(int k, int row, BalloonGuest guest) {
        if (seen[row]) {
            complain(BalloonReasons.CHECK_TWO_TARGETS, new Input("index", k));
        }
        seen[row] = true;
        if (guest.scope() != GuestScope.MANAGED) {
            complain(BalloonReasons.CHECK_SCOPE, new Input("index", k));
        }
    }

    private void checkBounds(int k, BalloonGuest guest, BalloonTarget target) {
        long actual = guest.memory().actual().value();
        long wanted = target.target().value();
        long limit = guest.allocation().limit().min(guest.memory().maximum()).value();
        long reservation = Math.min(limit, guest.allocation().reservation().value());
        if (target.current().value() != actual) {
            complain(
                    BalloonReasons.CHECK_CURRENT,
                    new Input("index", k),
                    new Input("current", target.current().value()),
                    new Input("actual", actual));
        }
        if (wanted < actual && wanted < reservation) {
            complain(
                    BalloonReasons.CHECK_BELOW_RESERVATION,
                    new Input("index", k),
                    new Input("target", wanted),
                    new Input("reservation", reservation));
        }
        if (wanted > actual && wanted > limit) {
            complain(
                    BalloonReasons.CHECK_ABOVE_LIMIT,
                    new Input("index", k),
                    new Input("target", wanted),
                    new Input("limit", limit));
        }
    }

    /** Returns the row of the guest, or a negative number. Rows are in id order. */
    private int find(BalloonTarget target) {
        int low = 0;
        int high = request.guests().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = request.guests().get(middle).vm().compareTo(target.vm());
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private void complain(String code, Input... inputs) {
        complaints.add(Reason.of(code, inputs));
    }
}
