package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.opendrs.monitor.Subscription;
import org.opendrs.sim.tck.WatchRecorder.Batch;

/** Promises about watches. */
final class WatchChecks {
    static final String COMPLETE =
            "a snapshot and a watch from the next revision miss nothing and repeat nothing, in order";
    static final String ONE_BY_ONE = "a listener is called on one thread at a time";
    static final String GOES_ON = "a listener's exception does not end its watch";
    static final String CLOSED = "a closed watch delivers nothing more";
    static final String RESYNC = "a watch from a revision that is no longer kept asks for a new snapshot";

    private static final Duration LOOK = Duration.ofMillis(100);

    private final StoreKeys keys;
    private final StoreFaults faults;
    private final Findings findings;

    WatchChecks(StoreKeys keys, StoreFaults faults) {
        this.keys = keys;
        this.faults = faults;
        this.findings = keys.findings;
    }

    void run() {
        checkCompleteness();
        checkFaultyListener();
        checkClosing();
        checkResync();
    }

    private void checkCompleteness() {
        long known = keys.snapshot("watch/").revision();
        String a = keys.key("watch/a");
        String b = keys.key("watch/b");
        List<Batch> expected = new ArrayList<>();
        long revision = keys.write(keys.put("watch/a", "1"));
        expected.add(new Batch(revision, List.of(a + "=1")));
        revision = keys.write(keys.put("watch/b", "1"), keys.delete("watch/a"), keys.put("watched", "1"));
        expected.add(new Batch(revision, List.of(a + " deleted", b + "=1")));
        var recorder = new WatchRecorder(false);
        Subscription watch = keys.watch("watch/", known + 1, recorder);
        revision = keys.write(keys.put("watch/a", "2"), keys.put("watch/b", "2"));
        expected.add(new Batch(revision, List.of(a + "=2", b + "=2")));
        keys.write(keys.put("elsewhere", "1"));
        revision = keys.write(keys.put("watch/b", "3"));
        expected.add(new Batch(revision, List.of(b + "=3")));
        revision = keys.write(keys.delete("watch/b"));
        expected.add(new Batch(revision, List.of(b + " deleted")));
        await(() -> recorder.batches.size() >= expected.size());
        keys.env.pass(keys.env.allowances().interval()); // for what should not come
        watch.close();
        findings.expect(
                recorder.batches.equals(expected) && recorder.resyncs.isEmpty(),
                COMPLETE,
                "expected " + expected + ", got " + recorder.batches + " and resyncs " + recorder.resyncs);
        findings.expect(
                recorder.overlaps.get() == 0, ONE_BY_ONE, recorder.overlaps + " calls came while another was running");
    }

    private void checkFaultyListener() {
        long known = keys.snapshot("faulty/").revision();
        var recorder = new WatchRecorder(true);
        Subscription watch = keys.watch("faulty/", known + 1, recorder);
        keys.write(keys.put("faulty/a", "1"));
        await(() -> !recorder.batches.isEmpty());
        keys.write(keys.put("faulty/a", "2"));
        await(() -> recorder.batches.size() >= 2);
        watch.close();
        findings.expect(
                recorder.batches.size() == 2, GOES_ON, "of two changes the failing listener got " + recorder.batches);
    }

    private void checkClosing() {
        long known = keys.snapshot("closed/").revision();
        var recorder = new WatchRecorder(false);
        Subscription watch = keys.watch("closed/", known + 1, recorder);
        keys.write(keys.put("closed/a", "1"));
        await(() -> !recorder.batches.isEmpty());
        watch.close();
        watch.close(); // closing again has no effect
        keys.write(keys.put("closed/a", "2"));
        keys.env.pass(keys.env.allowances().interval());
        findings.expect(recorder.batches.size() <= 1, CLOSED, "it delivered " + recorder.batches);
    }

    private void checkResync() {
        long known = keys.snapshot("old/").revision();
        keys.write(keys.put("old/a", "1"));
        if (!faults.compact()) {
            findings.leftOut(RESYNC, "the store cannot be made to forget changes");
            return;
        }
        keys.write(keys.put("old/a", "2"));
        var recorder = new WatchRecorder(false);
        Subscription watch = keys.watch("old/", known + 1, recorder);
        await(() -> !recorder.resyncs.isEmpty());
        watch.close();
        findings.expect(
                !recorder.resyncs.isEmpty() && recorder.batches.isEmpty(),
                RESYNC,
                "it delivered " + recorder.batches + " and resyncs " + recorder.resyncs);
    }

    private void await(BooleanSupplier condition) {
        long end = keys.env.clock().monotonicNanos()
                + keys.env.allowances().effect().toNanos();
        while (!condition.getAsBoolean() && keys.env.clock().monotonicNanos() < end) {
            keys.env.pass(LOOK);
        }
    }
}
