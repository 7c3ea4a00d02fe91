package org.opendrs.core.monitor;

import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostSnapshot;

/**
 * The reasons that monitoring gives: every code, its inputs in their order, and their units. Ratios are given in
 * thousandths, because inputs are whole numbers.
 */
public final class MonitorReasons {
    /**
     * CPU hotspot: {@code demand} &gt;= {@code enter}/1000 x {@code allocatable} (millicores) and {@code ready} &gt;=
     * {@code readyEnter} (thousandths), in {@code samples} of the last {@code window} samples.
     */
    public static final String CPU_OVERLOAD = "CPU_OVERLOAD";

    /**
     * Memory hotspot: {@code demand} - {@code allocatable} (bytes) &gt; {@code enter}/1000 x {@code capacity} (bytes),
     * in {@code samples} of the last {@code window} samples and for {@code held} (milliseconds).
     */
    public static final String MEMORY_DEFICIT = "MEMORY_DEFICIT";

    /** Memory hotspot: {@code swapIn} &gt; {@code enter} (bytes per second), in {@code samples} samples in a row. */
    public static final String HOST_SWAP_IN = "HOST_SWAP_IN";

    /** Publish: nothing was published yet. No inputs. */
    public static final String FIRST_FIGURES = "FIRST_FIGURES";

    /** Publish: VMs came, went or changed their state; {@code before} and {@code now} are their numbers. */
    public static final String VMS_CHANGED = "VMS_CHANGED";

    /** Publish: the host's state or capacity changed. No inputs. */
    public static final String HOST_CHANGED = "HOST_CHANGED";

    /**
     * Publish: |{@code now} - {@code before}| &gt; {@code band}/1000 x {@code capacity}, all in millicores of demand
     * and reserve.
     */
    public static final String CPU_CHANGED = "CPU_CHANGED";

    /** Publish: as {@link #CPU_CHANGED}, in bytes. */
    public static final String MEMORY_CHANGED = "MEMORY_CHANGED";

    /** Publish: the figures are {@code age} old, at least {@code refresh} (both in milliseconds). */
    public static final String REFRESH_DUE = "REFRESH_DUE";

    /** Do not publish: inputs as of {@link #REFRESH_DUE}, with {@code age} below {@code refresh}. */
    public static final String NOTHING_NEW = "NOTHING_NEW";

    private static final double PER_MILLE = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private MonitorReasons() {}

    static Reason cpuOverload(HostSnapshot host, HostWants wants, Trigger trigger, HotspotSettings settings) {
        return Reason.of(
                CPU_OVERLOAD,
                new Input("demand", wants.cpuMillicores()),
                new Input("allocatable", host.allocatable().cpu().value()),
                new Input("enter", perMille(settings.cpuEnter())),
                new Input("ready", perMille(host.pressure().readyRatio())),
                new Input("readyEnter", perMille(settings.readyEnter())),
                new Input("samples", Integer.bitCount(trigger.above())),
                new Input("window", settings.windowSamples()));
    }

    static Reason memoryDeficit(HostSnapshot host, HostWants wants, Trigger trigger, HotspotSettings settings) {
        return Reason.of(
                MEMORY_DEFICIT,
                new Input("demand", wants.memoryBytes()),
                new Input("allocatable", host.allocatable().memory().value()),
                new Input("enter", perMille(settings.deficitEnter())),
                new Input("capacity", host.capacity().memory().value()),
                new Input("samples", Integer.bitCount(trigger.above())),
                new Input("window", settings.windowSamples()),
                new Input("held", trigger.heldNanos() / NANOS_PER_MILLI));
    }

    static Reason hostSwapIn(HostSnapshot host, HotspotSettings settings) {
        return Reason.of(
                HOST_SWAP_IN,
                new Input("swapIn", host.pressure().swapIn().value()),
                new Input("enter", settings.swapInEnter().value()),
                new Input("samples", settings.swapInSamples()));
    }

    static Reason changed(String code, long before, long now, double band, long capacity) {
        return Reason.of(
                code,
                new Input("before", before),
                new Input("now", now),
                new Input("band", perMille(band)),
                new Input("capacity", capacity));
    }

    static Reason vmsChanged(int before, int now) {
        return Reason.of(VMS_CHANGED, new Input("before", before), new Input("now", now));
    }

    static Reason age(String code, long ageNanos, long refreshNanos) {
        return Reason.of(
                code,
                new Input("age", ageNanos / NANOS_PER_MILLI),
                new Input("refresh", refreshNanos / NANOS_PER_MILLI));
    }

    private static long perMille(double ratio) {
        return Math.round(ratio * PER_MILLE);
    }
}
