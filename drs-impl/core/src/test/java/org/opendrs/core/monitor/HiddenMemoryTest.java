package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.monitor.VmFixture.vm;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.MemoryState;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A guest of 4 GiB whose kernel hides 100 MiB uses 3 GiB, whatever its balloon does and whichever figure comes late. */
class HiddenMemoryTest {
    private static final Bytes HIDDEN = mib(100);
    private static final Bytes LOAD = gib(3);

    private final HostFixture host = new HostFixture();
    private final VmFixture guest = vm("a");

    private MemoryState rested() {
        report(gib(4));
        host.observe(0, guest.run(0, 0));
        host.observe(2, guest.run(0, 0));
        return sample(4);
    }

    /** Lets the guest report while it holds so much; what the host says of its size is another matter. */
    private void report(Bytes held) {
        guest.total = held.minusOrZero(HIDDEN);
        guest.usable = held.minusOrZero(LOAD);
        guest.unused = guest.usable;
    }

    private MemoryState sample(double seconds) {
        return host.only(seconds, guest.run(0, 0)).memory();
    }

    @Test
    void aGuestAtRestUsesWhatIsNotUsable() {
        assertThat(rested().load()).isEqualTo(LOAD);
        assertThat(rested().usable()).isEqualTo(gib(1));
    }

    @Test
    void aSizeThatComesLateIsNoRiseOfTheLoad() {
        rested();
        report(mib(3584));

        var late = sample(6);
        guest.actual = mib(3584);
        var onTime = sample(8);

        assertThat(late.actual()).isEqualTo(gib(4));
        assertThat(late.load()).isEqualTo(LOAD);
        assertThat(onTime.load()).isEqualTo(LOAD);
        assertThat(onTime.usable()).isEqualTo(mib(512));
    }

    @Test
    void aReportThatComesLateIsNoRiseOfTheLoadWhenTheGuestGrows() {
        guest.actual = mib(3584);
        report(mib(3584));
        host.observe(0, guest.run(0, 0));
        host.observe(2, guest.run(0, 0));
        host.observe(4, guest.run(0, 0));
        guest.actual = gib(4);

        var late = host.only(6, guest).memory();

        assertThat(late.load()).isEqualTo(LOAD);
        assertThat(late.usable()).isEqualTo(gib(1));
    }

    @Test
    void aRiseOfTheLoadWhileTheBalloonMovesIsSeen() {
        rested();
        report(mib(3584));
        guest.usable = guest.usable.minusOrZero(mib(200));

        assertThat(sample(6).load()).isEqualTo(LOAD.plus(mib(200)));
    }

    @Test
    void nothingIsLearntWhileTheBalloonMoves() {
        rested();
        for (int step = 1; step <= 5; step++) {
            report(mib(4096 - 100 * step));
            guest.actual = mib(4096 - 100 * step + 50);
            assertThat(sample(4 + 2 * step).load()).isEqualTo(LOAD);
        }
    }

    @Test
    void aGuestThatTellsNoTotalIsTakenAtTheSizeOfTheMoment() {
        rested();
        report(mib(3584));
        guest.total = Bytes.ZERO;

        assertThat(sample(6).load()).isEqualTo(mib(3584));
    }

    @Test
    void theTotalOfAGuestThatDeflatesByItselfTellsNothing() {
        var policies = new TreeMap<VmId, VmPolicy>();
        policies.put(
                guest.id,
                new VmPolicy(
                        new Allocation<>(Bytes.ZERO, gib(4), 1000),
                        new Allocation<>(Millicores.ZERO, Millicores.cores(1), 1000),
                        Automation.ACT,
                        new GuestFacts(false, true, true)));
        host.inventory = new InventoryView(1, policies, new TreeMap<>(), List.of(), new TreeSet<>(), new TreeSet<>());
        rested();
        report(mib(3584));
        guest.total = gib(4).minusOrZero(HIDDEN);
        guest.actual = mib(3584);

        assertThat(sample(6).load()).isEqualTo(LOAD);
    }

    @Test
    void aGuestThatIsNotKnownToDeflateByItselfIsRightAgainOnceItRests() {
        rested();
        report(mib(3584));
        guest.total = gib(4).minusOrZero(HIDDEN);
        guest.actual = mib(3584);
        for (int t = 6; t <= 10; t += 2) {
            sample(t);
        }

        assertThat(sample(12).load()).isEqualTo(LOAD);
    }
}
