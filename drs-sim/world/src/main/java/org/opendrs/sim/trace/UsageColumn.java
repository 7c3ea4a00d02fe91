package org.opendrs.sim.trace;

/**
 * One column of a usage trace: a number for each sample and VM. All VMs of one sample lie side by side, because a simulation goes
 * through all VMs at one time and not through all times of one VM. Immutable; may be read from any thread.
 */
public final class UsageColumn {
    private final Metric metric;
    private final int vms;
    private final int samples;
    private final Cells cells;

    UsageColumn(Metric metric, int vms, int samples, Cells cells) {
        this.metric = metric;
        this.vms = vms;
        this.samples = samples;
        this.cells = cells;
    }

    /** Returns what the column tells. */
    public Metric metric() {
        return metric;
    }

    /**
     * Returns what a VM used at a sample, in the metric's unit: finite and not negative.
     *
     * @throws IndexOutOfBoundsException if there is no such sample or VM
     */
    public double at(int sample, int vm) {
        if (vm < 0 || vm >= vms) {
            throw new IndexOutOfBoundsException("VM " + vm + " of a trace of " + vms);
        }
        return metric.fromStored(cells.at(sample * vms + vm));
    }

    /**
     * Writes what every VM used at a sample into an array, in the metric's unit.
     *
     * @throws IndexOutOfBoundsException if there is no such sample or the array is shorter than the trace has VMs
     */
    public void copy(int sample, float[] into) {
        int from = sample * vms;
        for (int vm = 0; vm < vms; vm++) {
            into[vm] = (float) metric.fromStored(cells.at(from + vm));
        }
    }

    /** Returns the mean over all VMs and samples, in the metric's unit. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < vms * samples; i++) {
            sum += metric.fromStored(cells.at(i));
        }
        return sum / vms / samples;
    }

    /** Returns the highest value of a VM, in the metric's unit. */
    public double peak(int vm) {
        double peak = 0;
        for (int sample = 0; sample < samples; sample++) {
            peak = Math.max(peak, at(sample, vm));
        }
        return peak;
    }

    /** Returns how many bytes of memory the numbers take. */
    public long bytes() {
        return cells.bytes();
    }
}
