package org.opendrs.core.plan;

import java.time.Duration;
import org.opendrs.migration.MigrationCost;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * Predicts what one migration costs: {@code duration = 0.3 s + transferred / bandwidth}, where the memory sent is the guest's
 * resident memory, raised by what it dirties meanwhile. Grows with memory and CPU use, falls with bandwidth. Pure.
 */
public final class MigrationCosts {
    /**
     * Time that a migration takes whatever its size. Measured between real hypervisors: time divided by this model was 1.00 to 1.05
     * on quiet machines.
     */
    static final Duration FIXED = Duration.ofMillis(300);

    /**
     * Memory that one busy core is taken to dirty in a second, as long as dirty rates are not measured: the mildest of the writers
     * that the model was checked with. Higher makes busy guests dearer than idle ones of the same size.
     */
    static final ByteRate DIRTIED_PER_CORE = ByteRate.mibPerSecond(5);

    /**
     * Largest share of the bandwidth that dirtying is taken to eat up. At one half a migration sends twice the guest's memory; the
     * measured transfers stayed below {@code resident / (1 - share)}, and most below twice the memory.
     */
    static final double MAX_DIRTY_SHARE = 0.5;

    private static final double NANOS_PER_SECOND = 1e9;

    private MigrationCosts() {}

    /**
     * Returns the expected cost of moving this VM.
     *
     * @param vm the VM
     * @param bandwidth what one migration may send, more than zero
     */
    public static MigrationCost of(VmSnapshot vm, ByteRate bandwidth) {
        double dirtied = DIRTIED_PER_CORE.value() * vm.usage().cpu().toCores();
        double share = Math.min(MAX_DIRTY_SHARE, dirtied / bandwidth.value());
        Bytes transferred = resident(vm).times(1 / (1 - share));
        long nanos = Math.round(transferred.value() / (double) bandwidth.value() * NANOS_PER_SECOND);
        return new MigrationCost(transferred, FIXED.plusNanos(nanos));
    }

    /** Zero pages are not sent, hence resident; it includes the hypervisor's overhead, hence no more than the guest holds. */
    private static Bytes resident(VmSnapshot vm) {
        Bytes actual = vm.memory().actual();
        Bytes resident = vm.memory().resident();
        return resident.isZero() ? actual : resident.min(actual);
    }
}
