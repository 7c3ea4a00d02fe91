package org.opendrs.core.monitor;

import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.VmSnapshot;

/**
 * Tells whether a host's figures differ enough from the published ones to publish them. All of a host is published at
 * once, as soon as one figure asks for it. Pure; may be called from any thread.
 */
public final class PublishRule {
    /** Odd constant of Fibonacci hashing: spreads ids that differ in their last character over the whole range. */
    private static final int SPREAD = 0x9E3779B9;

    private PublishRule() {}

    /**
     * Returns whether to publish now.
     *
     * @param last what was published last
     * @param now the host's figures now
     * @param nowNanos the monotonic clock
     * @param settings dead-bands and period
     */
    public static PublishDecision decide(Published last, HostSnapshot now, long nowNanos, PublishSettings settings) {
        if (last.snapshot().isEmpty()) {
            return publish(Reason.of(MonitorReasons.FIRST_FIGURES));
        }
        var before = last.snapshot().get();
        if (before.state() != now.state() || !before.capacity().equals(now.capacity())) {
            return publish(Reason.of(MonitorReasons.HOST_CHANGED));
        }
        if (!sameVms(before.vms(), now.vms())) {
            return publish(
                    MonitorReasons.vmsChanged(before.vms().size(), now.vms().size()));
        }
        var wantedBefore = HostWants.of(before);
        var wantedNow = HostWants.of(now);
        long cpuBefore = wantedBefore.cpuMillicores() + before.reserve().amount(Resource.CPU);
        long cpuNow = wantedNow.cpuMillicores() + now.reserve().amount(Resource.CPU);
        long cpu = now.capacity().amount(Resource.CPU);
        if (Math.abs(cpuNow - cpuBefore) > settings.cpuChange() * cpu) {
            return publish(
                    MonitorReasons.changed(MonitorReasons.CPU_CHANGED, cpuBefore, cpuNow, settings.cpuChange(), cpu));
        }
        long memoryBefore =
                Rates.saturatingSum(wantedBefore.memoryBytes(), before.reserve().amount(Resource.MEMORY));
        long memoryNow =
                Rates.saturatingSum(wantedNow.memoryBytes(), now.reserve().amount(Resource.MEMORY));
        long memory = now.capacity().amount(Resource.MEMORY);
        if (Math.abs(memoryNow - memoryBefore) > settings.memoryChange() * memory) {
            return publish(MonitorReasons.changed(
                    MonitorReasons.MEMORY_CHANGED, memoryBefore, memoryNow, settings.memoryChange(), memory));
        }
        long age = nowNanos - last.atNanos();
        long refresh = refreshNanos(now.id(), settings);
        return age >= refresh
                ? publish(MonitorReasons.age(MonitorReasons.REFRESH_DUE, age, refresh))
                : new PublishDecision(false, MonitorReasons.age(MonitorReasons.NOTHING_NEW, age, refresh));
    }

    /** Returns the host's own refresh period: the common one, longer or shorter by a part that its id decides. */
    static long refreshNanos(HostId host, PublishSettings settings) {
        // The hash of a string is specified, that of a record is not.
        double fraction = (double) (host.value().hashCode() * SPREAD) / Integer.MIN_VALUE;
        return Math.round(settings.refresh().toNanos() * (1 + settings.refreshJitter() * fraction));
    }

    private static PublishDecision publish(Reason reason) {
        return new PublishDecision(true, reason);
    }

    private static boolean sameVms(List<VmSnapshot> before, List<VmSnapshot> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!before.get(i).id().equals(now.get(i).id())
                    || before.get(i).state() != now.get(i).state()) {
                return false;
            }
        }
        return true;
    }
}
