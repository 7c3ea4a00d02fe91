package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.core.monitor.HotspotStates;
import org.opendrs.core.state.EngineState;
import org.opendrs.core.state.KnownGuest;
import org.opendrs.migration.MoveHistory;
import org.opendrs.model.VmId;

class StateFileTest {
    private static final EngineState STATE = new EngineState(
            Instant.EPOCH,
            0,
            7,
            7,
            List.of(new KnownGuest(new VmId("a"), GuestHistory.none())),
            List.of(),
            HotspotStates.EMPTY,
            MoveHistory.EMPTY);

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() {
        var file = new StateFile(folder.resolve("deep/state.json"));

        assertThat(file.write(STATE)).isTrue();
        assertThat(file.read()).contains(STATE);
        assertThat(folder.resolve("deep/state.json.next")).doesNotExist();
    }

    @Test
    void withoutAFileThereIsNoMemory() {
        assertThat(new StateFile(folder.resolve("state.json")).read()).isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedIsKeptAside() throws IOException {
        for (String bad :
                List.of("", "{", "{\"schema\":2,\"state\":{}}", "{\"schema\":1,\"state\":{\"turn\":1}}", "\0")) {
            var path = folder.resolve("state.json");
            Files.writeString(path, bad);

            assertThat(new StateFile(path).read()).isEmpty();
            assertThat(path).doesNotExist();
            assertThat(folder.resolve("state.json.unusable")).hasContent(bad);
        }
    }

    @Test
    void aFolderInItsPlaceIsNoReasonToFail() throws IOException {
        Files.createDirectory(folder.resolve("state.json"));

        assertThat(new StateFile(folder.resolve("state.json")).read()).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldAndNoReasonToFail() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThat(new StateFile(folder.resolve("file/state.json")).write(STATE))
                .isFalse();
    }
}
