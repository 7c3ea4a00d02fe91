package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The check of the lab tells a machine that lacks something from one on which something does not work. */
@EnabledOnOs(OS.LINUX)
class LabCheckTest {
    private static final Path SCRIPTS = Path.of("src/lab").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BROKEN = 1;
    private static final int LACKING = 3;

    @TempDir
    private Path folder;

    private FakePrograms machine;

    @BeforeEach
    void aMachineThatHasAll() throws IOException {
        machine = new FakePrograms(Files.createDirectory(folder.resolve("bin")));
        machine.real(
                "bash",
                "sh",
                "cat",
                "cut",
                "basename",
                "dirname",
                "sha256sum",
                "flock",
                "mkdir",
                "rm",
                "mktemp",
                "awk");
        machine.real("chmod", "timeout", "tail");
        for (String name : List.of("nsenter", "setpriv", "ip", "swapon", "losetup", "mkswap", "virsh", "libvirtd")) {
            machine.program(name);
        }
        for (String name : List.of(
                "ssh",
                "ssh-keygen",
                "dropbear",
                "dropbearkey",
                "unshare",
                "qemu-system-x86_64",
                "cpio",
                "apt-get",
                "apt-cache",
                "dpkg")) {
            machine.program(name);
        }
        machine.program("id", "echo 0");
        machine.program("gcc", "echo /usr/lib/libc.a");
    }

    @Test
    void whoIsNotRootLacksTheRights() {
        machine.program("id", "echo 1000");

        assertThat(check()).satisfies(outcome -> says(outcome, LACKING, "not root"));
    }

    @Test
    void aMissingProgramIsNamed() {
        machine.without("virsh");

        assertThat(check()).satisfies(outcome -> says(outcome, LACKING, "no virsh"));
    }

    @Test
    void aMissingLibraryIsNamed() {
        machine.program("gcc", "echo libc.a");

        assertThat(check()).satisfies(outcome -> says(outcome, LACKING, "no static C library (libc6-dev)"));
    }

    @Test
    void aContainerWithoutRightsLacksThem() {
        machine.program("unshare", "echo 'unshare: unshare failed: Operation not permitted' >&2", "exit 1");

        assertThat(check())
                .satisfies(outcome -> says(
                        outcome,
                        LACKING,
                        "no namespaces can be made: unshare: unshare failed: Operation not permitted"));
    }

    @Test
    void aKernelThatCannotBeDownloadedIsLacking() {
        machine.program("apt-cache", "echo '  Depends: linux-image-6.1'");
        machine.program("apt-get", "echo 'E: Failed to fetch' >&2", "exit 100");

        assertThat(check())
                .satisfies(outcome -> says(outcome, LACKING, "cannot download linux-image-6.1: E: Failed to fetch"));
    }

    @Test
    void aGuestThatDoesNotBootIsBroken() throws Exception {
        makeImage();
        machine.program("qemu-system-x86_64", "echo 'qemu: could not load PC BIOS'");

        assertThat(check()).satisfies(outcome -> says(outcome, BROKEN, "no guest boots: qemu: could not load PC BIOS"));
    }

    private static void says(Outcome outcome, int status, String reason) {
        assertThat(outcome.err().strip()).isEqualTo(reason);
        assertThat(outcome.exit()).isEqualTo(status);
    }

    /** Where the script looks for it; what is in it matters to real emulators only. */
    private void makeImage() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(SCRIPTS.resolve("image")));
        digest.update(Files.readAllBytes(SCRIPTS.resolve("guest/init.c")));
        String name = "image-" + HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        Path image = Files.createDirectories(folder.resolve("cache").resolve(name));
        Files.createFile(image.resolve("vmlinuz"));
        Files.createFile(image.resolve("initrd.gz"));
    }

    private Outcome check() {
        return Command.attempt(
                PATIENCE,
                List.of(
                        "env",
                        "-i",
                        "PATH=" + machine.folder(),
                        "DRS_LAB_CACHE=" + folder.resolve("cache"),
                        "bash",
                        SCRIPTS.resolve("lab").toString(),
                        "check"));
    }
}
