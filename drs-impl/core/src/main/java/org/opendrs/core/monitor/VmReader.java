package org.opendrs.core.monitor;

import java.time.Duration;
import java.util.Optional;
import org.opendrs.core.monitor.PolicyReader.Policy;
import org.opendrs.model.DataQuality;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Decodes the VMs of one sample of one host, one after another, and adds up what the host needs of them. Confined to
 * that one call.
 */
final class VmReader {
    private final ObserveContext context;
    private final long takenAtNanos;
    private final long intervalNanos;
    private final boolean samePolicies;
    private final PolicyReader policies;
    private final long staleAfterNanos;
    private final CpuMeter cpuMeter = new CpuMeter();
    private final ReportMeter reportMeter = new ReportMeter();
    private final VmTotals totals = new VmTotals();

    /**
     * Prepares for one sample.
     *
     * @param context what to decode with
     * @param takenAtNanos when the sample was taken
     * @param intervalNanos time since the host's sample before, zero if there was none
     * @param policies allocations
     * @param samePolicies whether nothing about allocations has changed since the sample before
     */
    VmReader(
            ObserveContext context,
            long takenAtNanos,
            long intervalNanos,
            PolicyReader policies,
            boolean samePolicies) {
        this.context = context;
        this.takenAtNanos = takenAtNanos;
        this.intervalNanos = intervalNanos;
        this.policies = policies;
        this.samePolicies = samePolicies;
        this.staleAfterNanos = context.settings().staleAfter().toNanos();
    }

    VmTotals totals() {
        return totals;
    }

    /** Returns the VM's new track; its snapshot is present. */
    VmTrack read(VmSample sample, VmTrack before) {
        VmTrack now;
        if (sample.state() == VmState.MIGRATING_IN) {
            now = arriving(sample);
        } else if (Levels.plausible(sample)) {
            now = readCounters(sample, before);
        } else {
            now = absurd(sample, before, before.cpu(), before.report());
        }
        totals.add(sample, now.overheadBytes());
        return now;
    }

    /** A VM that does not run here yet: it uses and wants nothing here, its figures are the source's to tell. */
    private VmTrack arriving(VmSample sample) {
        var memory = Levels.withoutReport(sample);
        var figures = new Figures(ResourceVector.ZERO, ResourceVector.ZERO, memory, DataQuality.PARTIAL, takenAtNanos);
        return track(sample, VmTrack.UNSEEN, CpuTrack.NONE, ReportTrack.NONE, figures);
    }

    private VmTrack readCounters(VmSample sample, VmTrack before) {
        Delta cpu = cpuMeter.measure(before.cpu(), sample.vcpus(), takenAtNanos);
        Delta report = reportMeter.measure(before.report(), sample.guest(), takenAtNanos);
        boolean cpuFault = cpu == Delta.BACKWARDS || cpu == Delta.IMPOSSIBLE;
        boolean reportFault = report == Delta.BACKWARDS;
        if (!cpuFault && !reportFault) {
            return plausible(sample, before, cpu, report);
        }
        if (Restart.explains(sample, before, cpu, report, takenAtNanos)) {
            return readCounters(sample, before.restarted());
        }
        // One odd reading must not be what the next is measured by; one that lasts must, or nothing is ever good again.
        boolean cpuAnew = cpuFault && takenAtNanos - before.cpu().atNanos() > staleAfterNanos;
        boolean reportAnew = reportFault && takenAtNanos - before.report().atNanos() > staleAfterNanos;
        return absurd(
                sample,
                before,
                cpuAnew ? CpuTrack.startingAt(sample.vcpus(), takenAtNanos) : before.cpu(),
                reportAnew ? ReportTrack.startingAt(sample.guest(), takenAtNanos) : before.report());
    }

    private VmTrack plausible(VmSample sample, VmTrack before, Delta cpu, Delta report) {
        var cpuTrack = next(before.cpu(), cpu, sample);
        var reportTrack = next(before, report, sample);
        var memory = report == Delta.NONE ? Levels.withoutReport(sample) : memory(sample, before, report, reportTrack);
        var quality = quality(sample, cpuTrack, reportTrack);
        var usedCpu = Millicores.ZERO;
        var wantedCpu = Millicores.ZERO;
        if (cpu == Delta.MEASURED) {
            usedCpu = cpuMeter.usage();
            wantedCpu = cpuMeter.demand();
            totals.addCpuTime(cpuMeter.runNanos(), cpuMeter.readyNanos());
        } else if (cpu == Delta.SAME && before.snapshot().isPresent()) {
            usedCpu = before.snapshot().get().usage().cpu();
            wantedCpu = before.snapshot().get().demand().cpu();
        }
        var load = memory.load();
        long wanted = Math.min(memory.maximum().value(), Rates.saturatingSum(load.value(), reportTrack.swappedBytes()));
        // Without a report the load is all the guest holds, and what it once swapped out says nothing any more.
        var wantedMemory = quality == DataQuality.MISSING || wanted == load.value() ? load : Bytes.bytes(wanted);
        var figures = new Figures(
                ResourceVector.of(usedCpu, load),
                ResourceVector.of(wantedCpu, wantedMemory),
                memory,
                quality,
                quality == DataQuality.MISSING ? takenAtNanos : reportTrack.atNanos());
        return track(sample, before, cpuTrack, reportTrack, figures);
    }

    private CpuTrack next(CpuTrack before, Delta delta, VmSample sample) {
        return switch (delta) {
            case MEASURED -> new CpuTrack(sample.vcpus(), takenAtNanos, true);
            case FIRST -> CpuTrack.startingAt(sample.vcpus(), takenAtNanos);
            case NONE -> CpuTrack.NONE;
            default -> before;
        };
    }

    private ReportTrack next(VmTrack before, Delta delta, VmSample sample) {
        return switch (delta) {
            case MEASURED ->
                new ReportTrack(
                        sample.guest(),
                        takenAtNanos,
                        true,
                        SwapEstimate.after(before.report().swappedBytes(), reportMeter, sample),
                        hidden(sample, before),
                        HiddenMemory.seen(sample));
            case FIRST -> ReportTrack.startingAt(sample.guest(), takenAtNanos);
            default -> before.report();
        };
    }

    private static long hidden(VmSample sample, VmTrack before) {
        var last = before.snapshot();
        return last.isPresent()
                ? HiddenMemory.after(
                        before.report(), last.get().memory().actual().value(), sample)
                : HiddenMemory.UNKNOWN;
    }

    /**
     * What the report says now; its rates are the last known while the report stands still. What the guest was given or has given since
     * the report changes what is usable, not what the guest uses.
     */
    private MemoryState memory(VmSample sample, VmTrack before, Delta delta, ReportTrack now) {
        var swapIn = ByteRate.ZERO;
        var swapOut = ByteRate.ZERO;
        long faults = 0;
        if (delta == Delta.MEASURED) {
            swapIn = reportMeter.swapIn();
            swapOut = reportMeter.swapOut();
            faults = reportMeter.faultsPerSecond();
        } else if (before.report().measured() && before.snapshot().isPresent()) {
            var last = before.snapshot().get().memory();
            swapIn = last.swapIn();
            swapOut = last.swapOut();
            faults = last.majorFaultsPerSecond();
        }
        var report = sample.guest().orElseThrow();
        long moved = deflatesByItself(before) ? 0 : HiddenMemory.grownSince(sample, report, now.hiddenBytes());
        var usable = moved == 0 ? report.usable() : moved(report.usable(), moved, sample.actual());
        var unused = moved == 0 ? report.unused() : moved(report.unused(), moved, sample.actual());
        // Near exhaustion a kernel keeps some free pages for itself, so that more may be free than usable.
        return new MemoryState(
                sample.maximum(),
                sample.actual(),
                usable,
                unused.min(usable),
                sample.resident(),
                swapIn,
                swapOut,
                faults,
                report.reclaim());
    }

    private static boolean deflatesByItself(VmTrack before) {
        return before.snapshot().isPresent() && before.snapshot().get().facts().autodeflate();
    }

    private static Bytes moved(Bytes level, long by, Bytes most) {
        return Bytes.bytes(Math.max(0, Math.min(most.value(), level.value() + by)));
    }

    private DataQuality quality(VmSample sample, CpuTrack cpu, ReportTrack report) {
        if (!ReportMeter.isPresent(sample.guest())) {
            return DataQuality.MISSING;
        }
        if (sample.state() == VmState.PAUSED || context.nowNanos() - report.atNanos() > staleAfterNanos) {
            return DataQuality.STALE;
        }
        return cpu.measured() && report.measured() ? DataQuality.GOOD : DataQuality.PARTIAL;
    }

    /** A VM whose figures contradict each other: the last ones known stand in, or else all that it can hold. */
    private VmTrack absurd(VmSample sample, VmTrack before, CpuTrack cpu, ReportTrack report) {
        Figures figures;
        if (before.snapshot().isPresent()) {
            var last = before.snapshot().get();
            long knownAt = report.report().isPresent() ? report.atNanos() : takenAtNanos;
            figures = new Figures(last.usage(), last.demand(), last.memory(), DataQuality.ABSURD, knownAt);
        } else {
            var memory = Levels.withoutReport(sample);
            var held = ResourceVector.of(Millicores.ZERO, memory.actual());
            figures = new Figures(held, held, memory, DataQuality.ABSURD, takenAtNanos);
        }
        return track(sample, before, cpu, report, figures);
    }

    private VmTrack track(VmSample sample, VmTrack before, CpuTrack cpu, ReportTrack report, Figures figures) {
        int vcpus = sample.vcpus().size();
        var memory = figures.memory();
        var last = before.snapshot();
        boolean samePolicy = samePolicies
                && last.isPresent()
                && vcpus == before.vcpus()
                && last.get().memory().maximum().equals(memory.maximum());
        var policy = samePolicy ? Policy.of(last.get()) : policies.read(sample.id(), memory.maximum(), vcpus);
        var snapshot = new VmSnapshot(
                sample.id(),
                sample.state(),
                figures.usage(),
                figures.demand(),
                memory,
                policy.memory(),
                policy.cpu(),
                policy.facts(),
                context.classes().apply(sample.id()),
                figures.quality(),
                Duration.ofNanos(Math.max(0, context.nowNanos() - figures.knownAtNanos())));
        return new VmTrack(cpu, report, overhead(sample, before, figures), vcpus, Optional.of(snapshot));
    }

    private long overhead(VmSample sample, VmTrack before, Figures figures) {
        boolean readable = figures.quality() != DataQuality.ABSURD
                && (sample.state() == VmState.RUNNING || sample.state() == VmState.MIGRATING_OUT);
        if (!readable || before.snapshot().isEmpty()) {
            return before.overheadBytes();
        }
        long actualBefore = before.snapshot().get().memory().actual().value();
        return Overhead.after(before.overheadBytes(), sample, actualBefore, intervalNanos);
    }

    /**
     * What a VM was decoded to.
     *
     * @param usage what it uses
     * @param demand what it would use
     * @param memory its memory in detail
     * @param quality how far to trust these
     * @param knownAtNanos since when they are known
     */
    private record Figures(
            ResourceVector usage, ResourceVector demand, MemoryState memory, DataQuality quality, long knownAtNanos) {}
}
