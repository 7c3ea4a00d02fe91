package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent from its archive, run by its start script on a newer JDK, on the host that libvirt imagines. */
@Tag("native")
class AgentOnNewerJdkIT {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void theStartScriptKeepsTheMachineFromWarning() throws IOException, InterruptedException {
        AgentArchive.unpack(folder);
        Path settings = Files.writeString(
                folder.resolve("agent.yaml"), "uri: test:///default\nstate: " + folder.resolve("state.json") + "\n");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(
                        folder.resolve("bin/drs-agent").toString(), "--settings", settings.toString(), "--once")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty(BothJdksIT.NEWER_JDK));
        Process agent = builder.start();
        boolean ended = agent.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        agent.destroyForcibly();

        assertThat(ended).isTrue();
        String complaints = Files.readString(err, StandardCharsets.UTF_8);
        assertThat(agent.exitValue()).as(complaints).isZero();
        assertThat(Files.readString(out, StandardCharsets.UTF_8)).contains("turn=1 mode=advise", " guests=1 ");
        assertThat(complaints).contains("(test:///default) is connected").doesNotContainIgnoringCase("warning");
    }
}
