package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.Cancellable;

/**
 * A place at which a plan's faults are put in: the plan, the time, the component's name and who is told. Components with
 * different names see different draws; each decorator of one component has draws of its own.
 */
public final class FaultSite {
    private final FaultPlan plan;
    private final SimTime time;
    private final FaultListener listener;
    private final String name;
    private final long startNanos;

    private FaultSite(FaultPlan plan, SimTime time, FaultListener listener, String name, long startNanos) {
        this.plan = plan;
        this.time = time;
        this.listener = listener;
        this.name = name;
        this.startNanos = startNanos;
    }

    /** Starts a plan now. Further sites of the same run come from {@link #named}. */
    public static FaultSite starting(FaultPlan plan, SimTime time, FaultListener listener) {
        return new FaultSite(plan, time, listener, "", time.monotonicNanos());
    }

    /** Returns the site of another component in the same run, such as one host's agent. */
    public FaultSite named(String component) {
        return new FaultSite(plan, time, listener, component, startNanos);
    }

    /** Returns the plan. */
    public FaultPlan plan() {
        return plan;
    }

    String name() {
        return name;
    }

    long now() {
        return time.monotonicNanos();
    }

    /** Returns the instant of the monotonic clock that lies this long after the start of the run. */
    long instant(Duration sinceStart) {
        return startNanos + sinceStart.toNanos();
    }

    boolean over() {
        return now() >= instant(plan.length());
    }

    Cancellable after(Duration delay, Runnable work) {
        return time.after(delay, work);
    }

    Cancellable at(long nanos, Runnable work) {
        return time.at(nanos, work);
    }

    SplittableRandom random(String use) {
        return Streams.of(plan.seed(), name + "/" + use);
    }

    void tell(FaultClass fault, String detail) {
        tell(fault, name, detail);
    }

    void tell(FaultClass fault, String where, String detail) {
        listener.injected(new InjectedFault(now(), fault, where, detail));
    }

    /** Returns when the store will be back, if it is away now. */
    Optional<Long> storeAwayUntil() {
        long until = now();
        for (Intervention i : plan.interventions()) {
            if (i.fault() == FaultClass.STORE_AWAY && instant(i.from()) <= until && until < instant(i.until())) {
                until = instant(i.until());
            }
        }
        return until > now() ? Optional.of(until) : Optional.empty();
    }
}
