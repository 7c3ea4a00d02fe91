package org.opendrs.lab;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets root of one host of the lab into another by SSH, with a key and without a word. */
final class SshServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LabHost host;
    private final Path home;
    private final Process server;

    private SshServer(LabHost host, Path home, Process server) {
        this.host = host;
        this.home = home;
        this.server = server;
    }

    /** Starts a server on a host; keys are made in a folder of nobody else. */
    static SshServer on(LabHost host, Path folder) {
        try {
            Path home = Files.createDirectories(folder.resolve("home"));
            Path ssh = Files.createDirectories(home.resolve(".ssh"));
            Command.run(PATIENCE, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home + "/key"));
            Command.run(PATIENCE, List.of("dropbearkey", "-t", "ed25519", "-f", home + "/hostkey"));
            Files.copy(home.resolve("key.pub"), ssh.resolve("authorized_keys"));
            // Known hosts of the machine's own user are none of our business.
            Path client = Files.writeString(
                    home.resolve("ssh"),
                    "#!/bin/sh\nexec ssh -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=5 \"$@\"\n");
            Files.setPosixFilePermissions(client, fromString("rwx------"));
            for (Path secret : List.of(home, ssh)) {
                Files.setPosixFilePermissions(secret, fromString("rwx------"));
            }
            // Root of that host alone has this home.
            Path users = Files.writeString(home.resolve("passwd"), "root:x:0:0:root:" + home + ":/bin/sh\n");
            host.run("mount", "--bind", users.toString(), "/etc/passwd");
            Process server = new ProcessBuilder(host.entering(
                            List.of("dropbear", "-F", "-E", "-r", home + "/hostkey", "-P", home + "/pid")))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log").toFile())
                    .start();
            return new SshServer(host, home, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the address of the host's libvirtd for those on other hosts, as operators write it but for keys. */
    String uri() {
        return "qemu+ssh://root@" + host.name() + "/system?command=" + home + "/ssh&keyfile=" + home
                + "/key&no_verify=1&no_tty=1";
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        try {
            server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        host.run("umount", "/etc/passwd");
    }
}
