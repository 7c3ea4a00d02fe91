package org.opendrs.lab.backend;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.lab.LabHost;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;

/** A stretch of time between two samples of one host: what guests of one virtual CPU did in it. */
final class Window {
    private final LabHost host;
    private final HostSample first;

    private Window(LabHost host, HostSample first) {
        this.host = host;
        this.first = first;
    }

    /**
     * Parts of the time.
     *
     * @param run on a core
     * @param ready waiting for one
     */
    record Share(double run, double ready) {}

    /** Shares of all guests. */
    record Shares(SortedMap<VmId, Share> guests) {
        Share of(VmId guest) {
            Share share = guests.get(guest);
            if (share == null) {
                throw new IllegalArgumentException(guest + " is not among " + guests.keySet());
            }
            return share;
        }
    }

    static Window open(Backend backend, LabHost host) {
        return new Window(host, backend.sample(host));
    }

    /** Returns how long the window would be if it was closed now. */
    Duration length(Backend backend) {
        return Duration.ofNanos(backend.sample(host).takenAtNanos() - first.takenAtNanos());
    }

    Shares close(Backend backend) {
        HostSample last = backend.sample(host);
        double nanos = last.takenAtNanos() - first.takenAtNanos();
        var shares = new TreeMap<VmId, Share>();
        for (VmSample after : last.vms()) {
            for (VmSample before : first.vms()) {
                if (before.id().equals(after.id())) {
                    VcpuTimes from = before.vcpus().get(0);
                    VcpuTimes to = after.vcpus().get(0);
                    shares.put(
                            after.id(),
                            new Share(
                                    (to.runNanos() - from.runNanos()) / nanos,
                                    (to.readyNanos() - from.readyNanos()) / nanos));
                }
            }
        }
        return new Shares(shares);
    }
}
