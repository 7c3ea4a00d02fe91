package org.opendrs.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples one host. The daemon asks the monitors of its guests one after the other, so that one frozen guest holds up the whole call,
 * even one that was told not to wait. That call is given up; a second one finds the guest's lock held, passes it over and answers for
 * all others at once. The frozen guest is told by the figures that it lacks.
 */
final class Sampler {
    private static final Logger log = LoggerFactory.getLogger(Sampler.class);

    /** Above this many guests they are read in parts at once: 3.5 ms a guest make 0.18 s for as many. */
    private static final int GUESTS_IN_ONE_CALL = 50;

    /** A daemon serves five calls of a client at once; one is left for the host's own figures. */
    static final int PARTS = 4;

    /** Share of the deadline that the first attempt gets. */
    private static final double FIRST_SHARE = 0.6;

    private final LibvirtHostSpec spec;
    private final HostLink link;
    private final CallRunner runner;
    private final DrsClock clock;
    private final Duration patience;
    private final GuestIndex index;
    private final GuestReader guests;
    private final NodeReader node;
    private final Consumer<VmId> forget;
    private final SilentMonitors monitors;

    Sampler(LibvirtHostSpec spec, HostLink link, CallRunner runner, GuestIndex index, Reading reading) {
        this.spec = spec;
        this.link = link;
        this.runner = runner;
        this.index = index;
        this.clock = reading.clock();
        this.patience = reading.patience();
        this.guests = reading.guests();
        this.node = reading.node();
        this.forget = reading.forget();
        this.monitors = new SilentMonitors(
                spec.id().value(), reading.clock(), vm -> index.name(vm).orElse(vm.value()));
    }

    /** Returns the guests whose monitor does not answer, and not only in one cycle, in id order. */
    List<VmId> unresponsive() {
        return monitors.named();
    }

    /**
     * How to read.
     *
     * @param clock stamps samples
     * @param patience longest first attempt to read guests
     * @param guests reads guests
     * @param node reads the host itself
     * @param forget hears of guests that are gone
     */
    record Reading(DrsClock clock, Duration patience, GuestReader guests, NodeReader node, Consumer<VmId> forget) {}

    /** Returns a stage with the sample; it completes at the deadline at the latest. */
    CompletionStage<HostSample> sample(Duration deadline) {
        long began = clock.monotonicNanos();
        long sweep = index.beginSweep();
        var takenAt = new AtomicLong();
        CompletionStage<NodeFigures> figures =
                link.call(runner, "host figures of " + spec.id(), deadline, connection -> {
                    takenAt.set(clock.monotonicNanos());
                    return node.read(connection);
                });
        // One after the other, so that one connection does for both.
        return figures.thenCompose(host -> guests(left(began, deadline))
                .thenApply(
                        found -> new HostSample(spec.id(), takenAt.get(), host.counters(found), ended(found, sweep))));
    }

    private Duration left(long began, Duration deadline) {
        Duration left = deadline.minusNanos(clock.monotonicNanos() - began);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private List<VmSample> ended(List<VmSample> found, long sweep) {
        for (Guest gone : index.endSweep(sweep)) {
            log.debug("host={} vm={} is gone", spec.id(), gone.id());
            forget.accept(gone.id());
        }
        monitors.heard(index.unresponsive()).ifPresent(log::warn);
        return found;
    }

    private CompletionStage<List<VmSample>> guests(Duration deadline) {
        if (index.size() <= GUESTS_IN_ONE_CALL) {
            return patiently("guests of " + spec.id(), deadline, connection -> guests.readAll(connection));
        }
        CompletionStage<List<VmSample>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (int part = 0; part < PARTS; part++) {
            int number = part;
            all = all.thenCombine(
                    patiently(
                            "part " + part + " of the guests of " + spec.id(),
                            deadline,
                            connection -> part(connection, number)),
                    (before, more) -> {
                        before.addAll(more);
                        return before;
                    });
        }
        return all;
    }

    /** A driver that asks no monitors is as fast in one part. */
    private List<VmSample> part(LibvirtConnection connection, int part) throws LibvirtFailure {
        if (connection.traits().has(LibvirtNative.STATS_BALLOON)) {
            return guests.readPart(connection, part, PARTS);
        }
        return part == 0 ? guests.readAll(connection) : List.of();
    }

    private CompletionStage<List<VmSample>> patiently(
            String what, Duration deadline, HostLink.ConnectedCall<List<VmSample>> call) {
        long share = Math.round(deadline.toNanos() * FIRST_SHARE);
        Duration first = Duration.ofNanos(Math.min(patience.toNanos(), share));
        return link.call(runner, what, first, call)
                .handle((found, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.<List<VmSample>>completedFuture(found);
                    }
                    HypervisorException why = Failures.asHypervisorException(failure, what);
                    return why.kind() == Kind.TIMEOUT && why.getCause() == null
                            ? link.call(runner, what + ", again", deadline.minus(first), again(call))
                            : CompletableFuture.<List<VmSample>>failedFuture(why);
                })
                .thenCompose(stage -> stage);
    }

    /** A second call is of use only if it does not wait for the same guest. */
    private static HostLink.ConnectedCall<List<VmSample>> again(HostLink.ConnectedCall<List<VmSample>> call) {
        return connection -> {
            if (!connection.traits().noWait()) {
                throw new LibvirtFailure("read guests", LibvirtError.busy("an earlier read does not return"));
            }
            return call.make(connection);
        };
    }
}
