package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.commandLine(settings -> {
                    throw new BackendFactory.BackendException("no such hypervisor", new IllegalStateException());
                })
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private String file(String yaml) throws IOException {
        var file = folder.resolve("agent.yaml");
        Files.writeString(file, yaml);
        return file.toString();
    }

    @Test
    void validSettingsAreToldInOneLine() throws IOException {
        assertThat(run("--settings", file("mode: act"), "--check")).isZero();
        assertThat(out.toString())
                .contains(
                        "is valid: the agent moves the balloons of qemu:///system, which stay as they are when it ends; a turn every"
                                + " 10 s; what it learns is kept in /var/lib/drs-agent/state.json");
    }

    @Test
    void wrongSettingsAreWrongUsage() throws IOException {
        assertThat(run("--settings", file("mode: fly"), "--check")).isEqualTo(2);
        assertThat(err.toString()).contains("agent.yaml").contains("mode").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "qemu, 'does not say which hypervisor; valid are for instance qemu:///system'",
        "qemu://system, has no path",
        "qemo:///system, a hypervisor 'qemo'"
    })
    void aUriThatLibvirtWouldRefuseLaterIsRefusedAtOnceWithItsPlace(String uri, String why) throws IOException {
        assertThat(run("--settings", file("mode: act\nuri: " + uri), "--check")).isEqualTo(2);
        assertThat(err.toString()).contains("agent.yaml", "2:6 uri: '" + uri + "'", why);
    }

    @Test
    void helpTellsSignalsAndExitStatusAndTheVersionIsKnown() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("SIGHUP", "SIGTERM", "Exit status:", "--check", "--once");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));

        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("drs-agent (not packaged), Java ");
    }

    @Test
    void aFolderIsNoPlaceForAState() throws IOException {
        assertThat(run("--settings", file("state: " + folder), "--check")).isEqualTo(2);
        assertThat(err.toString()).contains("agent.yaml", "1:8 state: ", "is a folder; name a file in it");
    }

    @Test
    void whatIsValidAndHasNoEffectIsNoted() throws IOException {
        String yaml = "on-stop: spread\nqemu-monitor: true\nguests: {only: [web], except: [web]}\nstate: "
                + folder.resolve("new/state.json");

        assertThat(run("--settings", file(yaml), "--check")).isZero();
        assertThat(out.toString().lines().skip(1))
                .containsExactly(
                        "note: on-stop: spread has an effect in mode act only",
                        "note: qemu-monitor: libvirt calls each guest that is asked tainted (custom-monitor) until it is"
                                + " started anew, and the connection is not read-only",
                        "note: guests under only and except are left alone: web");
    }

    @Test
    void aMissingFileIsWrongUsage() {
        assertThat(run("--settings", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no such file");
    }

    @Test
    void settingsMustBeNamed() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--settings");
    }

    @Test
    void aHypervisorThatCannotBeReachedIsAFailure() throws IOException {
        assertThat(run("--settings", file("state: " + folder.resolve("state.json"))))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no such hypervisor").doesNotContain("\tat ");
    }
}
