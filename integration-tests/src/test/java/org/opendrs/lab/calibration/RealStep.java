package org.opendrs.lab.calibration;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.opendrs.lab.LabGuest;
import org.opendrs.unit.Bytes;

/** Balloon steps of a real guest, watched closely. For one thread. */
public final class RealStep {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Closer questions would keep QEMU's main loop, which also serves the balloon, from its work. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(4);

    private final Session session;
    private final LabGuest guest;

    /** Watches this guest. */
    public RealStep(Session session, LabGuest guest) {
        this.session = session;
        this.guest = guest;
    }

    /** Asks for a size and returns how the guest got there. */
    public Curve to(Bytes target, Duration limit) {
        return watch(target, limit, true);
    }

    /** Asks for a size and returns what the guest held until it got there or this time had passed. */
    public Curve towards(Bytes target, Duration limit) {
        return watch(target, limit, false);
    }

    private Curve watch(Bytes target, Duration limit, boolean mustArrive) {
        var recorder = new Curve.Recorder();
        recorder.add(0, session.actual(guest));
        long start = System.nanoTime();
        session.aim(guest, target);
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_QUESTIONS)
                .atMost(limit.plusSeconds(2))
                .until(() -> {
                    Bytes size = session.actual(guest);
                    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
                    recorder.add(seconds, size);
                    return size.equals(target) || (!mustArrive && seconds >= limit.toSeconds());
                });
        return recorder.curve();
    }

    /** Returns how long libvirt takes from now on until it knows that the balloon has this size, in seconds. */
    public double secondsUntilLibvirtKnows(Bytes size) {
        long start = System.nanoTime();
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_QUESTIONS)
                .until(() -> session.statistic(guest, "current")
                        == size.value() / Bytes.kib(1).value());
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
