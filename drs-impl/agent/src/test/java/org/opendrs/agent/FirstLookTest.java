package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.VmId;

class FirstLookTest {
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    @Test
    void whereAllDefinitionsAreKnownItIsOver() {
        var world = AgentWorld.ofThree(folder);
        var backend = world.backend();

        var look = FirstLook.at(backend, backend.telemetry(), DEADLINE);
        world.pass(DEADLINE);

        assertThat(look.toCompletableFuture()).isCompleted();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void itWaitsForDefinitionsButNotForEver() {
        var world = AgentWorld.ofThree(folder);
        world.unread.add(new VmId("idle"));
        var backend = world.backend();

        var look = FirstLook.at(backend, backend.telemetry(), DEADLINE);
        world.pass(DEADLINE);

        assertThat(look.toCompletableFuture()).isNotDone();
        look.toCompletableFuture().join();
    }
}
