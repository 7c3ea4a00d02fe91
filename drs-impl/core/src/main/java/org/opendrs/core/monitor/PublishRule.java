package org.opendrs.core.monitor;

import org.opendrs.core.monitor.Published.Figures;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;

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
        if (last.figures().isEmpty()) {
            return publish(Reason.of(MonitorReasons.FIRST_FIGURES));
        }
        var before = last.figures().get();
        if (before.state() != now.state() || !before.capacity().equals(now.capacity())) {
            return publish(Reason.of(MonitorReasons.HOST_CHANGED));
        }
        if (!before.sameVms(now.vms())) {
            return publish(
                    MonitorReasons.vmsChanged(before.vms().size(), now.vms().size()));
        }
        var wanted = HostWants.of(now);
        long cpuNow = Figures.millicores(now, wanted);
        long cpu = now.capacity().amount(Resource.CPU);
        if (Math.abs(cpuNow - before.millicores()) > settings.cpuChange() * cpu) {
            return publish(MonitorReasons.changed(
                    MonitorReasons.CPU_CHANGED, before.millicores(), cpuNow, settings.cpuChange(), cpu));
        }
        long memoryNow = Figures.bytes(now, wanted);
        long memory = now.capacity().amount(Resource.MEMORY);
        if (Math.abs(memoryNow - before.bytes()) > settings.memoryChange() * memory) {
            return publish(MonitorReasons.changed(
                    MonitorReasons.MEMORY_CHANGED, before.bytes(), memoryNow, settings.memoryChange(), memory));
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
}
