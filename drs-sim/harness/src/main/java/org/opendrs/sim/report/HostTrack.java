package org.opendrs.sim.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** What is recorded of one host under one policy. */
final class HostTrack {
    /** The figure of hotspots counts spells of at least a minute; the same ones are shown. */
    private static final double LASTING_SECONDS = 60;

    private static final double MIB = Bytes.mib(1).value();

    private final Map<Series, Buckets> series = new EnumMap<>(Series.class);
    private final Spells hot = new Spells(LASTING_SECONDS);
    private final Spells down = new Spells(0);
    private long happened;

    private final Bytes allocatableMemory;
    private final Millicores allocatableCpu;

    HostTrack(int buckets, Bytes allocatableMemory, Millicores allocatableCpu) {
        this.allocatableMemory = allocatableMemory;
        this.allocatableCpu = allocatableCpu;
        for (Series one : Series.values()) {
            series.put(one, new Buckets(buckets));
        }
    }

    /** Takes note of a step that ended at this time; a host that is down leaves a gap. */
    void step(HostTruth host, boolean isHot, double at, double seconds, int bucket) {
        hot.step(isHot, at, seconds);
        down.step(!host.up(), at, seconds);
        if (!host.up()) {
            return;
        }
        double demand = 0;
        double sizes = 0;
        double maximum = 0;
        double wanted = 0;
        double given = 0;
        List<? extends VmTruth> vms = host.vms();
        for (int i = 0; i < vms.size(); i++) {
            VmTruth vm = vms.get(i);
            double most = vm.spec().maximum().value();
            demand += Math.min((double) vm.memoryDemand().value(), most);
            sizes += vm.actual().value();
            maximum += most;
            wanted += vm.wantedCores();
            given += vm.receivedCores();
        }
        add(Series.DEMAND, bucket, demand / MIB);
        add(Series.SIZES, bucket, sizes / MIB);
        add(Series.RESIDENT, bucket, host.memoryUsed().value() / MIB);
        add(Series.BALLOONED, bucket, Math.max(0, maximum - sizes) / MIB);
        add(Series.SWAP, bucket, host.swapUsed().value() / MIB);
        add(Series.CPU_WANTED, bucket, wanted);
        add(Series.CPU_GIVEN, bucket, given);
    }

    private void add(Series one, int bucket, double value) {
        buckets(one).add(bucket, value);
    }

    Buckets buckets(Series one) {
        var found = series.get(one);
        if (found == null) {
            throw new IllegalStateException("the series " + one + " is not recorded");
        }
        return found;
    }

    /** Takes note of something that was done to the host or its guests. */
    void happened() {
        happened++;
    }

    /** Returns how much there is to see: actions, and minutes in which it was hot or down. */
    double interest() {
        double seconds = 0;
        for (var spells : List.of(hot.all(), down.all())) {
            for (var spell : spells) {
                seconds += spell.to() - spell.from();
            }
        }
        return happened + seconds / LASTING_SECONDS;
    }

    /** Returns installed memory less the operator's share for the hypervisor. */
    Bytes allocatableMemory() {
        return allocatableMemory;
    }

    /** Returns all cores less the operator's share for the hypervisor. */
    Millicores allocatableCpu() {
        return allocatableCpu;
    }

    List<Spells.Spell> hot() {
        return hot.all();
    }

    List<Spells.Spell> down() {
        return down.all();
    }

    /** Memory in MiB, CPU in cores, each summed over the guests on the host unless said otherwise. */
    enum Series {
        /** True demand of memory, of each guest at most its maximum. */
        DEMAND,
        /** Balloon sizes: what the guests may hold, wherever the host has it. */
        SIZES,
        /** The host's memory in use: of guests, of arriving VMs and its own. */
        RESIDENT,
        /** Memory that balloons have taken: maximum less size. */
        BALLOONED,
        /** Occupancy of the host's swap device. */
        SWAP,
        /** CPU that the guests want. */
        CPU_WANTED,
        /** CPU that they get. */
        CPU_GIVEN
    }
}
