package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;

@NeedsLibvirt
class GuestReaderTest {
    private static final int GUESTS = 100;

    @TempDir
    private Path folder;

    private final GuestIndex index = new GuestIndex();

    @SuppressWarnings("NullAway.Init") // before each test
    private LibvirtConnection connection;

    @BeforeEach
    void open() throws Exception {
        LibvirtLibrary.silence();
        connection = LibvirtConnection.open(new LibvirtConnection.Recipe(
                TestDriver.world(folder, GUESTS), false, Optional.empty(), LibvirtSettings.DEFAULT));
    }

    @AfterEach
    void close() {
        assertThat(connection.retire()).isTrue();
        connection.close();
    }

    @Test
    void partsTogetherAreAllGuestsOnce() throws Exception {
        var reader = new GuestReader(index, vm -> false);
        var all = new ArrayList<VmSample>();
        for (int part = 0; part < Sampler.PARTS; part++) {
            List<VmSample> some = reader.readPart(connection, part, Sampler.PARTS);
            assertThat(some).isNotEmpty().hasSizeLessThan(GUESTS / 2);
            all.addAll(some);
        }
        assertThat(all).extracting(VmSample::id).doesNotHaveDuplicates().hasSize(GUESTS);
    }

    @Test
    void guestThatIsGoneIsForgottenAtTheEndOfTheCycle() throws Exception {
        var reader = new GuestReader(index, vm -> false);
        reader.readAll(connection);
        long cycle = index.beginSweep();
        reader.readPart(connection, 0, Sampler.PARTS);

        assertThat(index.endSweep(cycle)).isNotEmpty().allMatch(guest -> guest.seenInSweep() < cycle);
        assertThat(index.all()).isNotEmpty().allMatch(guest -> guest.seenInSweep() > cycle);
    }

    @Test
    void guestThatWeMoveIsMigrating() throws Exception {
        var reader = new GuestReader(index, TestDriver.vm(7)::equals);

        assertThat(reader.readAll(connection))
                .filteredOn(vm -> vm.state() == VmState.MIGRATING_OUT)
                .extracting(VmSample::id)
                .containsExactly(TestDriver.vm(7));
    }

    @Test
    void connectionIsClosedByWhoeverLeavesItLast() throws Exception {
        LibvirtConnection other = LibvirtConnection.open(
                new LibvirtConnection.Recipe("test:///default", true, Optional.empty(), LibvirtSettings.DEFAULT));
        assertThat(other.enter()).isTrue();
        assertThat(other.enter()).isTrue();
        assertThat(other.retire()).isFalse();
        assertThat(other.enter()).isFalse();
        other.leave();
        assertThat(other.closed()).isFalse();
        other.leave();

        assertThat(other.closed()).isTrue();
    }
}
