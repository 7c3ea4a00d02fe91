package org.opendrs.core.doctor;

import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestHistories;
import org.opendrs.core.balloon.GuestScopes;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.model.Allocation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Guests for doctors, and how to have them examined. */
final class Patients {
    static final VmId VM = new VmId("vm");
    static final long SECOND = 1_000_000_000L;
    static final GuestFacts HEALTHY = new GuestFacts(true, true, true);
    static final GuestTraits ALL_ON = traits(balloon(2, true));
    static final GuestTraits NO_PERIOD = traits(balloon(0, true));

    static GuestTraits traits(BalloonTraits balloon, String... pinnedBecause) {
        return new GuestTraits(true, List.of(pinnedBecause), balloon, PolicyTraits.NONE);
    }

    static GuestTraits traits(PolicyTraits policy) {
        return new GuestTraits(true, List.of(), balloon(2, true), policy);
    }

    static BalloonTraits balloon(long period, boolean rest) {
        return new BalloonTraits(
                Optional.of(true), Optional.of(Duration.ofSeconds(period)), Optional.of(rest), Optional.of(rest));
    }

    static VmSnapshot vm(DataQuality quality, GuestFacts facts, Bytes actual, Bytes reservation) {
        var memory = new MemoryState(gib(4), actual, mib(500), mib(500), actual, ByteRate.ZERO, ByteRate.ZERO, 0);
        return new VmSnapshot(
                VM,
                VmState.RUNNING,
                ResourceVector.ZERO,
                ResourceVector.of(Millicores.ZERO, memory.load()),
                memory,
                new Allocation<>(reservation, gib(4), 1000),
                new Allocation<>(Millicores.ZERO, Millicores.ZERO, 1000),
                facts,
                GuestClass.COOPERATIVE,
                quality,
                Duration.ofSeconds(40));
    }

    static VmSnapshot good(Bytes actual) {
        return vm(DataQuality.GOOD, HEALTHY, actual, Bytes.ZERO);
    }

    static VmSnapshot in(VmState state, VmSnapshot vm) {
        return new VmSnapshot(
                vm.id(),
                state,
                vm.usage(),
                vm.demand(),
                vm.memory(),
                vm.memoryAllocation(),
                vm.cpuAllocation(),
                vm.facts(),
                vm.guestClass(),
                vm.quality(),
                vm.age());
    }

    static GuestHistory watched(GuestHistory before, Bytes actual, long from, long until) {
        var history = before;
        for (long t = from; t < until; t += 2) {
            var sample = vm(DataQuality.GOOD, HEALTHY, actual, Bytes.ZERO);
            history = GuestHistories.afterSample(
                    history, young(sample), t * SECOND, Duration.ofMinutes(1), WaterfillSettings.DEFAULT);
        }
        return history;
    }

    static VmSnapshot young(VmSnapshot vm) {
        return vm.as(vm.quality(), Duration.ZERO);
    }

    static Diagnosis diagnose(VmSnapshot vm, GuestHistory history, GuestTraits traits, long seconds) {
        var scope = GuestScopes.of(vm, history, false, false, seconds * SECOND);
        return Doctor.examine(new GuestCase(vm, history, scope, traits), seconds * SECOND);
    }

    static Diagnosis examine(VmSnapshot vm, GuestScope scope, GuestTraits traits) {
        return Doctor.examine(new GuestCase(vm, GuestHistory.none(), scope, traits), 0);
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.reason().code()).toList();
    }

    private Patients() {}
}
