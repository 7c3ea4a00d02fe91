package org.opendrs.core.plan;

import java.time.Duration;
import org.opendrs.migration.MigrationCost;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/** VMs of one host that move at once and to one destination, or not at all: mostly one VM, else a group that must stay together. */
final class MoveUnit {
    private final int[] vms;
    private final long[] relief;
    private final MigrationCost cost;
    private final long cpu;
    private final Bytes held;

    /**
     * Sums up the VMs.
     *
     * @param vms their numbers, ascending
     * @param hot the host that they leave
     */
    MoveUnit(int[] vms, HotHost hot, ClusterIndex index, ByteRate bandwidth) {
        this.vms = vms.clone();
        relief = new long[hot.resources().size()];
        Bytes transferred = Bytes.ZERO;
        Duration duration = Duration.ZERO;
        long demand = 0;
        Bytes holding = Bytes.ZERO;
        for (int vm : vms) {
            for (int i = 0; i < relief.length; i++) {
                relief[i] += index.atHome(vm)[hot.resources().get(i)];
            }
            MigrationCost one = MigrationCosts.of(index.vm(vm), bandwidth);
            transferred = transferred.plus(one.transferred());
            duration = duration.plus(one.duration());
            holding = holding.plus(index.vm(vm).memory().actual());
            demand += index.vm(vm).demand().cpu().value();
        }
        cost = new MigrationCost(transferred, duration);
        cpu = demand;
        held = holding;
    }

    /** Returns the VMs' numbers, ascending; not to be changed. */
    int[] vms() {
        return vms;
    }

    int size() {
        return vms.length;
    }

    /** Returns what the move takes off the host's hot resource with this position. */
    long relief(int hotResource) {
        return relief[hotResource];
    }

    /** Returns the sum of the VMs' costs; the time is that of migrating them one after the other. */
    MigrationCost cost() {
        return cost;
    }

    /** Returns the memory that the VMs hold. */
    Bytes held() {
        return held;
    }

    /** Returns the VMs' CPU demand in millicores. */
    long cpu() {
        return cpu;
    }
}
