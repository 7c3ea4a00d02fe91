package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the run of all suites makes of hypervisors that are there, missing or broken; all else is well. */
@EnabledOnOs(OS.LINUX)
class RunAllTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private FakePrograms machine;

    @BeforeEach
    void aProjectThatIsWell() throws IOException {
        Path suites = Files.createDirectory(folder.resolve("integration-tests"));
        Files.copy(Path.of("run-all"), suites.resolve("run-all"));
        machine = new FakePrograms(Files.createDirectory(folder.resolve("bin")))
                .program("id", "echo 0")
                .program("ldconfig", "echo libvirt.so.0")
                .program("dpkg-query", "echo 'install ok installed'")
                .program("apt-get", "echo \"$@\" >>" + folder.resolve("installed"))
                .script(
                        folder.resolve("mvnw"),
                        "report() { mkdir -p $1; echo '<testsuite name=\"a\" tests=\"9999\" errors=\"0\" skipped=\"0\" "
                                + "failures=\"0\">' >$1/TEST-a.xml; }",
                        "for suite in drs-sim/world drs-impl/core drs-impl/libvirt drs-impl/agent drs-sim/harness drs-sim/cli "
                                + "integration-tests; do report $suite/target/surefire-reports; done",
                        "for kind in failsafe invoker jdk; do report integration-tests/target/$kind-reports; done",
                        "report drs-api/target/newer",
                        "case \" $* \" in *' -Dlab '*) report integration-tests/target/lab-reports ;; esac");
    }

    @Test
    void hypervisorsThatWorkAreTested() {
        Outcome outcome = runAll();

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(ofHypervisors(outcome)).contains("passed 9999");
    }

    @Test
    void missingHypervisorsAreLeftOutWithALine() {
        check("echo 'no virsh' >&2", "exit 3");

        Outcome outcome = runAll();

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(ofHypervisors(outcome)).endsWith("left out: no virsh");
        assertThat(outcome.out()).contains("no hypervisors here, tests on them left out");
    }

    @Test
    void brokenHypervisorsAreAFailureWithItsReason() {
        check("echo 'a line before' >&2", "echo 'no guest boots: qemu says no' >&2", "exit 1");

        Outcome outcome = runAll();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(ofHypervisors(outcome)).endsWith("broken: no guest boots: qemu says no");
        assertThat(outcome.out()).contains("hypervisors do not work").doesNotContain("left out: no guest");
        assertThat(outcome.err()).contains("not all well");
    }

    @Test
    void aCheckThatCrashesIsAFailure() {
        check("kill -9 $$");

        Outcome outcome = runAll();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(ofHypervisors(outcome)).contains("broken: ");
    }

    @Test
    void whatHypervisorsNeedIsInstalledByRoot() throws IOException {
        machine.program("dpkg-query", "exit 1");

        Outcome outcome = runAll();

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(folder.resolve("installed"))
                .content()
                .contains("install -y --no-install-recommends libvirt-daemon-system", "qemu-system-x86");
    }

    private void check(String... lines) {
        machine.script(folder.resolve("integration-tests/src/lab/lab"), lines);
    }

    private Outcome runAll() {
        if (!Files.exists(folder.resolve("integration-tests/src/lab/lab"))) {
            check("exit 0");
        }
        return Command.attempt(
                PATIENCE,
                List.of(
                        "env",
                        "PATH=" + machine.folder() + ":" + System.getenv("PATH"),
                        "CHROMIUM=none",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "bash",
                        folder.resolve("integration-tests/run-all").toString()));
    }

    private static String ofHypervisors(Outcome outcome) {
        return outcome.out()
                .lines()
                .filter(line -> line.startsWith("real hypervisors"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(outcome));
    }
}
