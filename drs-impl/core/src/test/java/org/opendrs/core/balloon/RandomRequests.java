package org.opendrs.core.balloon;

import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.balloon.Promise;
import org.opendrs.balloon.SizeWatch;
import org.opendrs.model.Allocation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.MemoryState;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/** Hosts of every kind: empty, roomy, full and overfull, with guests in every scope and with any past. */
final class RandomRequests {
    static final long NOW = 100_000 * Fixtures.SECOND;

    private final SplittableRandom random;

    private RandomRequests(long seed) {
        random = new SplittableRandom(seed);
    }

    static BalloonRequest of(long seed) {
        return new RandomRequests(seed).request();
    }

    private BalloonRequest request() {
        int n = random.nextInt(15);
        long total = mib(2048 + random.nextInt(40_000));
        var request = BalloonRequest.host(Bytes.bytes(total)).now(NOW);
        for (int i = 0; i < n; i++) {
            request.guest(guest("vm-" + i));
        }
        if (chance(0.2)) {
            request.promise(new Promise(new VmId("arriving"), Bytes.bytes(mib(random.nextInt(4096)))));
        }
        return request.build();
    }

    private BalloonGuest guest(String name) {
        long maximum = mib(256 + random.nextInt(8000));
        long actual = chance(0.3) ? maximum : 1 + random.nextLong(maximum);
        long usable = chance(0.3) ? random.nextLong(Math.min(actual, mib(200)) + 1) : random.nextLong(actual + 1);
        long limit = chance(0.8) ? maximum : 1 + random.nextLong(2 * maximum);
        long reservation = chance(0.6) ? 0 : random.nextLong(limit + 1) / (1 + random.nextInt(4));
        var memory = new MemoryState(
                Bytes.bytes(maximum),
                Bytes.bytes(actual),
                Bytes.bytes(usable),
                Bytes.bytes(usable / 2),
                Bytes.bytes(actual),
                chance(0.2) ? ByteRate.mibPerSecond(3) : ByteRate.ZERO,
                ByteRate.ZERO,
                0);
        long shares = chance(0.6) ? 1000 : 1 + random.nextInt(8000);
        var scopes = GuestScope.values();
        var scope = chance(0.75) ? GuestScope.MANAGED : scopes[random.nextInt(scopes.length)];
        return new BalloonGuest(
                new VmId(name),
                memory,
                new Allocation<>(Bytes.bytes(reservation), Bytes.bytes(limit), shares),
                new GuestFacts(random.nextBoolean(), chance(0.2), true),
                scope,
                chance(0.3) ? GuestHistory.none() : history(maximum, actual - usable, scope));
    }

    private GuestHistory history(long maximum, long load, GuestScope scope) {
        long demand = chance(0.7) ? load : load + random.nextLong(maximum);
        boolean busy = scope == GuestScope.BUSY;
        return new GuestHistory(
                Bytes.bytes(demand + random.nextLong(maximum / 2 + 1)),
                chance(0.5) ? ByteRate.ZERO : ByteRate.mibPerSecond(random.nextInt(120)),
                Bytes.bytes(demand),
                NOW - 2 * Fixtures.SECOND,
                0,
                3 + random.nextInt(100),
                chance(0.2),
                chance(0.5) ? Optional.empty() : Optional.of(Bytes.bytes(1 + random.nextLong(maximum))),
                past(),
                past(),
                past(),
                chance(0.8) ? GuestHistory.NEVER : NOW + random.nextLong(120 * Fixtures.SECOND),
                chance(0.8) ? Bytes.ZERO : Bytes.bytes(random.nextLong(maximum)),
                chance(0.5) ? GuestHistory.NEVER : NOW + random.nextLong(600 * Fixtures.SECOND),
                random.nextInt(4),
                Bytes.bytes(load),
                busy ? Optional.of(Bytes.bytes(1 + random.nextLong(maximum))) : Optional.empty(),
                busy && chance(0.5) ? NOW - Fixtures.SECOND : GuestHistory.NEVER,
                chance(0.9) ? Bytes.ZERO : Bytes.bytes(random.nextLong(maximum)),
                2 * Fixtures.SECOND,
                chance(0.9) ? 0 : 1 + random.nextInt(2),
                SizeWatch.NONE,
                Optional.empty());
    }

    private long past() {
        return chance(0.3) ? GuestHistory.NEVER : NOW - random.nextLong(600 * Fixtures.SECOND);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static long mib(long count) {
        return count * Fixtures.MIB;
    }
}
