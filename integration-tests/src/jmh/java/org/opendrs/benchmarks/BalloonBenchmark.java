package org.opendrs.benchmarks;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.core.balloon.Policies;
import org.opendrs.unit.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One host's turn and tick of the default policy: 10 guests, at rest or with half of them short of memory. */
@State(Scope.Thread)
public class BalloonBenchmark extends Measured {
    private static final int GUESTS = 10;
    private static final long GUEST_MIB = 4096;

    /** What the host goes through. */
    @Param({"BALANCE", "SHORTAGE"})
    public Load load = Load.BALANCE;

    private final BalloonPolicy policy = Policies.waterfill();
    private BalloonRequest request = BalloonRequest.host(Bytes.gib(1)).build();

    /** What the host goes through. */
    public enum Load {
        /** All fit, nobody lacks anything. */
        BALANCE(64, 1600, 1600),
        /** The host is full; every second guest has hardly any usable memory left. */
        SHORTAGE(34, 100, 2200);

        private final long hostGib;
        private final long evenUsableMib;
        private final long oddUsableMib;

        Load(long hostGib, long evenUsableMib, long oddUsableMib) {
            this.hostGib = hostGib;
            this.evenUsableMib = evenUsableMib;
            this.oddUsableMib = oddUsableMib;
        }
    }

    /** Describes the host. */
    @Setup
    public void describe() {
        var host = BalloonRequest.host(Bytes.gib(load.hostGib));
        for (int i = 0; i < GUESTS; i++) {
            long usable = i % 2 == 0 ? load.evenUsableMib : load.oddUsableMib;
            host.guest(
                    "vm" + i,
                    guest -> guest.maximum(Bytes.mib(GUEST_MIB))
                            .current(Bytes.mib(GUEST_MIB * 3 / 4))
                            .usable(Bytes.mib(usable)));
        }
        request = host.build();
    }

    /** Returns the plan of a turn. */
    @Benchmark
    public BalloonPlan decide() {
        return policy.decide(request);
    }

    /** Returns the plan of a tick. */
    @Benchmark
    public BalloonPlan relieve() {
        return policy.relieve(request);
    }
}
