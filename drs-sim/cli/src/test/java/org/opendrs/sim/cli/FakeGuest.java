package org.opendrs.sim.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendrs.libvirt.BalloonFacts;
import org.opendrs.libvirt.DomainFacts;
import org.opendrs.libvirt.PinReason;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmId;
import org.opendrs.model.VmState;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** What a guest of the fake host is like. Unless told otherwise it runs, reports every second, and has all that a definition can have. */
final class FakeGuest {
    final VmId id;
    VmState state = VmState.RUNNING;

    /** How often it really reports; zero: once for all. */
    Duration reportsEvery = Duration.ofSeconds(1);

    boolean swap = true;
    boolean autodeflate = true;
    String model = "virtio";
    Duration statsPeriod = Duration.ofSeconds(1);
    Automation automation = Automation.ACT;
    Optional<String> problem = Optional.empty();
    final SortedSet<PinReason> pinned = new TreeSet<>();

    FakeGuest(String name) {
        id = new VmId(name);
    }

    /** Has no swap and a balloon that deflates by nobody's will but ours, as an operator's first guest does. */
    FakeGuest plain() {
        swap = false;
        autodeflate = false;
        return this;
    }

    FakeGuest withoutBalloon() {
        model = "none";
        pinned.add(PinReason.NO_BALLOON);
        return this;
    }

    FakeGuest unasked() {
        statsPeriod = Duration.ZERO;
        reportsEvery = Duration.ZERO;
        return this;
    }

    FakeGuest every(Duration period) {
        statsPeriod = period;
        reportsEvery = period;
        return this;
    }

    FakeGuest paused() {
        state = VmState.PAUSED;
        reportsEvery = Duration.ZERO;
        return this;
    }

    boolean hasBalloon() {
        return !model.equals("none");
    }

    DomainFacts definition() {
        return new DomainFacts(
                id,
                id.value(),
                pinned,
                new BalloonFacts(Optional.of(model), autodeflate, autodeflate, statsPeriod, Optional.empty()),
                List.of(),
                Optional.empty(),
                policy(),
                swap,
                problem);
    }

    VmPolicy policy() {
        return new VmPolicy(
                new Allocation<>(Bytes.ZERO, new Bytes(Long.MAX_VALUE), 1000),
                new Allocation<>(Millicores.ZERO, new Millicores(Long.MAX_VALUE), 1000),
                automation,
                new GuestFacts(swap, autodeflate, pinned.isEmpty()));
    }
}
