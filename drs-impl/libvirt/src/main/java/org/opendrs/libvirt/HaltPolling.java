package org.opendrs.libvirt;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.model.VcpuTimes;

/**
 * Takes halt-polling out of run time. KVM lets an idle virtual CPU spin for a moment before it gives up its core, and counts that as
 * run time, so that an idle guest looks busy. Where only the guest's sum is told, each step of it is spread over the steps of
 * its virtual CPUs in proportion, so that the result never goes back. One instance for each guest; not thread-safe.
 */
final class HaltPolling {
    private long[] lastRun = {};
    private long[] lastPolled = {};
    private long[] worked = {};
    private long lastPolledByGuest;

    /** Returns counters of useful run time and of waiting, one for each virtual CPU. */
    List<VcpuTimes> times(GuestReading reading) {
        int count = reading.vcpus();
        if (count == 0) {
            return List.of();
        }
        if (beganAnew(reading)) {
            lastRun = new long[count];
            lastPolled = new long[count];
            worked = new long[count];
            lastPolledByGuest = 0;
        }
        advance(reading);
        var times = new ArrayList<VcpuTimes>(count);
        for (int i = 0; i < count; i++) {
            times.add(new VcpuTimes(worked[i], reading.delay(i)));
        }
        return times;
    }

    private boolean beganAnew(GuestReading reading) {
        boolean anew = lastRun.length != reading.vcpus();
        for (int i = 0; i < lastRun.length && !anew; i++) {
            anew = reading.run(i) < lastRun[i];
        }
        return anew;
    }

    private void advance(GuestReading reading) {
        long ran = 0;
        boolean ofEach = false;
        for (int i = 0; i < worked.length; i++) {
            ran += reading.run(i) - lastRun[i];
            ofEach |= reading.polled(i) > 0;
        }
        long polledByGuest = Math.max(0, reading.polledByGuest() - lastPolledByGuest);
        double share = ran > 0 && !ofEach ? Math.min(1.0, (double) polledByGuest / ran) : 0;
        for (int i = 0; i < worked.length; i++) {
            long step = reading.run(i) - lastRun[i];
            long polled = ofEach ? reading.polled(i) - lastPolled[i] : Math.round(step * share);
            // Both are read at slightly different instants, and no counter may go back.
            worked[i] += Math.max(0, step - Math.max(0, polled));
            lastRun[i] = reading.run(i);
            lastPolled[i] = reading.polled(i);
        }
        lastPolledByGuest = reading.polledByGuest();
    }
}
