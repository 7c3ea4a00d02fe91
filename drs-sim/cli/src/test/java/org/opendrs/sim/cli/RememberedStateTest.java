package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.SizeWatch;
import org.opendrs.core.monitor.HotspotStates;
import org.opendrs.core.state.EngineState;
import org.opendrs.core.state.KnownGuest;
import org.opendrs.json.EngineStates;
import org.opendrs.migration.MoveHistory;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/** What an agent has learnt changes what doctor says and what release does. */
class RememberedStateTest {
    private static final String URI = "qemu:///system";
    private static final Duration LEFT_ALONE = Duration.ofMinutes(20);

    private final FakeHost host = new FakeHost();

    @TempDir
    private Path folder;

    @BeforeEach
    void twoGuests() {
        host.guest("foreign", Bytes.gib(2)).guest("plain", Bytes.gib(2));
    }

    @Test
    void doctorNamesTheGuestWhoseSizeSomebodyElseHasSet() throws IOException {
        assertThat(host.run("doctor", URI).out()).contains("2 of 2 guests managed");

        var cli = host.run("doctor", URI, "--state", state());

        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isZero();
        assertThat(cli.out())
                .contains("risk: foreign: somebody else set its size to 2 GiB", "virsh setmem")
                .contains("1 of 2 guests managed", "| foreign | no: size set by others |", "| plain   | yes ");
    }

    @Test
    void aGuestThatIsLeftAloneIsARiskToStrictDoctors() throws IOException {
        assertThat(host.run("doctor", URI, "--strict", "--state", state()).status())
                .isEqualTo(1);
    }

    @Test
    void whatWasLearntLongAgoIsForgotten() throws IOException {
        String file = state();
        host.letPass(LEFT_ALONE.plusMinutes(1));

        assertThat(host.run("doctor", URI, "--state", file).out()).contains("2 of 2 guests managed");
    }

    @Test
    void releaseLeavesTheGuestAloneWhoseSizeSomebodyElseHasSet() throws IOException {
        var cli = host.run("release", URI, "--state", state());

        assertThat(cli.out()).contains("plain: 2 GiB -> 4 GiB of 4 GiB, has grown");
        assertThat(host.sizes)
                .containsEntry(new VmId("foreign"), Bytes.gib(2))
                .containsEntry(new VmId("plain"), FakeHost.MAXIMUM);
    }

    /** As an agent would have written it just now. */
    private String state() throws IOException {
        long now = host.monotonicNanos();
        var watch = new SizeWatch(Bytes.gib(2), Bytes.gib(2), GuestHistory.NEVER, now, 1, now + LEFT_ALONE.toNanos());
        var state = new EngineState(
                host.wall(),
                now,
                7,
                7,
                List.of(new KnownGuest(new VmId("foreign"), foreign(watch))),
                List.of(),
                HotspotStates.EMPTY,
                MoveHistory.EMPTY);
        return Files.writeString(folder.resolve("state.json"), EngineStates.write(state))
                .toString();
    }

    private static GuestHistory foreign(SizeWatch watch) {
        var none = GuestHistory.none();
        return new GuestHistory(
                none.peak(),
                none.growth(),
                none.lastLoad(),
                none.sampledAtNanos(),
                none.firstSeenAtNanos(),
                none.validSamples(),
                none.swapSeen(),
                none.target(),
                none.commandedAtNanos(),
                none.lastShrinkAtNanos(),
                none.lastGrowthAtNanos(),
                none.distressedUntilNanos(),
                none.floor(),
                none.floorUntilNanos(),
                none.stalledSamples(),
                Bytes.gib(2),
                none.pending(),
                none.uncertainSinceNanos(),
                none.doubted(),
                none.spacingNanos(),
                none.awaitedSamples(),
                watch,
                Optional.empty());
    }
}
