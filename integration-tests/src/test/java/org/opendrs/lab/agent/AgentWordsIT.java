package org.opendrs.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;

/**
 * What an operator reads of an agent on a real host: it only looks at first, is let act, loses its libvirtd, finds it again, and is
 * asked to end.
 */
class AgentWordsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    @TempDir
    private Path folder;

    private final LabHost host = LAB.host(1);

    @Test
    void everyLineIsForOperatorsAndTheEndIsInOrder() {
        LabGuest web = launch("web");
        launch("db");
        try (var agent = RunningAgent.packed(host, folder, "advise")) {
            reads(agent, "guest web should shrink from 256 MiB to ", "guest db should shrink from 256 MiB to ");
            assertThat(connections("libvirt-sock")).isZero();
            assertThat(connections("libvirt-sock-ro")).isPositive();
            assertThat(web.balloon()).isEqualTo(mib(256));

            agent.reload("act");
            reads(agent, "changed: mode: advise -> act", "guest web is to shrink from 256 MiB to ");
            Lab.within(SOON)
                    .untilAsserted(
                            () -> assertThat(web.balloon()).as(agent.said()).isLessThan(mib(200)));
            assertThat(connections("libvirt-sock")).isPositive();

            host.killDaemon();
            reads(agent, "WARN host localhost (qemu:///system) cannot be reached since ", "; see whether libvirtd (or");
            host.restart();
            reads(agent, "INFO host localhost (qemu:///system) answers again after ");

            assertThat(agent.end()).as(agent.said()).isZero();
            assertThat(agent.said())
                    .contains("stopped; balloons stay as they are")
                    .doesNotContain("Exception", "UNREACHABLE:", "ForeignChange")
                    .doesNotContainPattern(UUID);
        }
    }

    private LabGuest launch(String name) {
        LabGuest guest = host.guest(name)
                .memory(mib(256))
                .statsPeriod(Duration.ofSeconds(1))
                .launch();
        guest.awaitAgent();
        return guest;
    }

    private static void reads(RunningAgent agent, String... words) {
        Lab.within(SOON).untilAsserted(() -> assertThat(agent.said()).contains(words));
    }

    /** Returns how many clients a socket of libvirtd has; the kernel lists the one that listens too. */
    private long connections(String socket) {
        return host.run("cat", "/proc/net/unix")
                        .lines()
                        .filter(line -> line.endsWith("/" + socket))
                        .count()
                - 1;
    }
}
