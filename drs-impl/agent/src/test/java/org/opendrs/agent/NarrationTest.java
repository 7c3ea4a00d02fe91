package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NarrationTest {
    @Test
    void show() throws Exception {
        for (String mode : new String[] {"act", "advise"}) {
            var t = new AgentTest();
            t.folder = java.nio.file.Files.createTempDirectory("x");
            t.buildWorld();
            t.started("mode: " + mode + "\non-stop: spread");
            t.pass(java.time.Duration.ofMinutes(4));
            java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/claude-lines-" + mode), String.join("\n", t.lines));
        }
        assertThat(true).isTrue();
    }
}
