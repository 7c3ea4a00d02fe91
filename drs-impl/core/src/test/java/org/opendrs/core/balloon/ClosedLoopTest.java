package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.MIB;
import static org.opendrs.core.balloon.Fixtures.SECOND;
import static org.opendrs.core.balloon.Fixtures.SWAP;
import static org.opendrs.core.balloon.Fixtures.SWAPLESS;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.unit.Bytes;

class ClosedLoopTest {
    private static final long TURN = 10 * SECOND;
    private static final long TICK = 2 * SECOND;

    @Property(seed = "301", tries = 200)
    void constantLoadsComeToRest(@ForAll long seed) {
        for (BalloonPolicy policy : List.of(Policies.waterfill(), Policies.fixed())) {
            var host = host(seed, policy);
            int quiet = 0;
            for (int turn = 0; turn < 200; turn++) {
                host.sample();
                var plan = host.ask(false);
                quiet = plan.targets().isEmpty() ? quiet + 1 : 0;
                host.carryOut(plan, false);
                host.pass(TURN);
            }
            assertThat(quiet).as("turns at rest at the end").isGreaterThan(35);
        }
    }

    @Property(seed = "302", tries = 300)
    void theLedgerHoldsWhateverBecomesOfCommands(@ForAll long seed) {
        var host = host(seed, Policies.waterfill());
        var random = new SplittableRandom(seed ^ 7);
        long bound = host.request().capacity().plus(host.request().pool()).value();
        long before = host.request().committed().value();
        for (int tick = 0; tick < 300; tick++) {
            wander(host, random);
            host.sample();
            boolean relief = tick % 5 != 0;
            host.carryOutBadly(host.ask(relief), relief, random);
            assertThat(host.exposure()).isLessThanOrEqualTo(Math.max(bound, before));
            before = host.request().committed().value();
            host.pass(TICK);
        }
    }

    @Test
    void aGuestWithoutSwapSurvivesTwoJobsThatStartAtOnce() {
        var host = new ToyHost(Bytes.gib(12), Policies.waterfill(), 250 * MIB);
        host.guests.add(new ToyHost.Guest("bare", 4096 * MIB, 300 * MIB, SWAPLESS));
        host.guests.add(new ToyHost.Guest("one", 6144 * MIB, 2500 * MIB, SWAP));
        host.guests.add(new ToyHost.Guest("two", 6144 * MIB, 2500 * MIB, SWAP));
        run(host, 100, 0);
        var bare = host.guests.get(0);
        // Squeeze it first: the others need nearly everything for a while, and it can do without a fair part.
        host.guests.get(1).load = 4000 * MIB;
        host.guests.get(2).load = 4000 * MIB;
        run(host, 100, 0);
        assertThat(bare.actual).isLessThan(3400 * MIB);
        host.guests.get(1).load = 2500 * MIB;
        host.guests.get(2).load = 2500 * MIB;
        run(host, 20, 0);

        for (int second = 0; second < 35; second++) {
            bare.load = Math.min(3800 * MIB, bare.load + 100 * MIB);
            assertThat(bare.actual).as("at second " + second).isGreaterThanOrEqualTo(bare.load);
            if (second % 2 == 0) {
                step(host, second % 10 != 0);
            }
            host.pass(SECOND);
        }
    }

    private static void run(ToyHost host, int ticks, int offset) {
        for (int tick = 0; tick < ticks; tick++) {
            step(host, (tick + offset) % 5 != 0);
            host.pass(TICK);
        }
    }

    private static void step(ToyHost host, boolean relief) {
        host.sample();
        host.carryOut(host.ask(relief), relief);
    }

    private static ToyHost host(long seed, BalloonPolicy policy) {
        var random = new SplittableRandom(seed);
        long total = (4096 + random.nextInt(28_000)) * MIB;
        var host = new ToyHost(Bytes.bytes(total), policy, 250 * MIB);
        int n = 1 + random.nextInt(9);
        for (int i = 0; i < n; i++) {
            long maximum = (1024 + random.nextInt(5000)) * MIB;
            long load = Math.min(maximum, 200 * MIB + random.nextLong(maximum));
            host.guests.add(new ToyHost.Guest("vm-" + i, maximum, load, random.nextBoolean() ? SWAP : SWAPLESS));
        }
        return host;
    }

    private static void wander(ToyHost host, SplittableRandom random) {
        for (var guest : host.guests) {
            if (random.nextInt(10) == 0) {
                guest.load = random.nextLong(guest.maximum);
            }
        }
    }
}
