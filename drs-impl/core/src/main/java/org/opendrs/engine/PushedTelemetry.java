package org.opendrs.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.opendrs.spi.Telemetry;

/**
 * Telemetry for embedders who have monitoring of their own: they push what they read, from any thread and when it comes, and the
 * engine finds the newest sample of each host. Push each host at least once in a turn period (10 s by default); a host that was not
 * pushed since the last turn is STALE in this one, and nothing is commanded there.
 *
 * <pre>{@code
 * var telemetry = new PushedTelemetry();
 * Drs drs = DrsEngine.builder().telemetry(telemetry).build();
 * telemetry.push(new HostId("host1"), counters, vms);
 * }</pre>
 *
 * <p>Safe for use by any thread; no call waits.
 */
public final class PushedTelemetry implements Telemetry {
    /** The freshness bound of the monitoring's defaults: what is older is not decided about in any case. */
    private static final Duration DEFAULT_FRESH_FOR = Duration.ofSeconds(30);

    private final DrsClock clock;
    private final Duration freshFor;
    private final Set<Capability> capabilities;
    private final ConcurrentSkipListMap<HostId, HostSample> newest = new ConcurrentSkipListMap<>();

    /** Makes a port in real time whose samples carry guest reports, run times and host swap, and are fresh for 30 s. */
    public PushedTelemetry() {
        this(
                DrsClock.system(),
                DEFAULT_FRESH_FOR,
                EnumSet.of(Capability.GUEST_STATS, Capability.VCPU_TIMES, Capability.HOST_SWAP));
    }

    /**
     * Makes a port.
     *
     * @param clock the engine's clock
     * @param freshFor age above which a sample is not handed out any more
     * @param content what the samples carry
     * @throws IllegalArgumentException if {@code freshFor} is not positive
     */
    public PushedTelemetry(DrsClock clock, Duration freshFor, Collection<Capability> content) {
        if (freshFor.isNegative() || freshFor.isZero()) {
            throw new IllegalArgumentException("freshFor must be > 0, got " + freshFor);
        }
        this.clock = clock;
        this.freshFor = freshFor;
        var has = EnumSet.noneOf(Capability.class);
        has.addAll(content);
        if (!clock.virtual()) {
            has.add(Capability.REAL_TIME);
        }
        capabilities = Collections.unmodifiableSet(has);
    }

    /** Takes counters that were read just now. */
    public void push(HostId host, HostCounters counters, List<VmSample> vms) {
        push(new HostSample(host, clock.monotonicNanos(), counters, vms));
    }

    /**
     * Takes counters that were read at the sample's own time. A sample that is not newer than what is there is dropped, because
     * samples of one host may overtake one another on their way.
     *
     * @return whether the sample was taken
     * @throws IllegalArgumentException if it comes from the future: its time is of another clock than this port's
     */
    @SuppressWarnings(
            "ReferenceEquality") // Whether this very sample was taken is what is asked, not whether an equal one is
    // there.
    public boolean push(HostSample sample) {
        long ahead = sample.takenAtNanos() - clock.monotonicNanos();
        if (ahead > 0) {
            throw new IllegalArgumentException(
                    "the sample of " + sample.host() + " was taken " + ahead
                            + " ns in the future; stamp it with monotonicNanos() of the engine's clock, or push the counters alone");
        }
        HostSample kept = newest.merge(sample.host(), sample, PushedTelemetry::newer);
        return kept == sample;
    }

    private static HostSample newer(HostSample there, HostSample pushed) {
        return pushed.takenAtNanos() - there.takenAtNanos() > 0 ? pushed : there;
    }

    /** Takes a host out that is gone for good. It is known again when it is pushed again. */
    public void forget(HostId host) {
        newest.remove(host);
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public List<HostId> hosts() {
        return List.copyOf(newest.keySet());
    }

    /** Returns the newest sample at once, or a stage that has failed: nothing was pushed, or not for too long. */
    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        HostSample sample = newest.get(Objects.requireNonNull(host));
        if (sample == null) {
            return failed(Kind.UNKNOWN_TARGET, "host " + host + " was never pushed");
        }
        var age = Duration.ofNanos(clock.monotonicNanos() - sample.takenAtNanos());
        if (age.compareTo(freshFor) > 0) {
            return failed(Kind.TIMEOUT, "host " + host + " was last pushed " + age + " ago; fresh is " + freshFor);
        }
        return CompletableFuture.completedFuture(sample);
    }

    private static CompletionStage<HostSample> failed(Kind kind, String detail) {
        return CompletableFuture.failedFuture(new HypervisorException(kind, detail));
    }
}
