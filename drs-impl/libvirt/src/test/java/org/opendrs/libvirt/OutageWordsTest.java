package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

class OutageWordsTest {
    private static final LibvirtHostSpec HOST = LibvirtHostSpec.local(new HostId("h1"), "qemu:///system");
    private static final Duration WAIT = Duration.ofMillis(2500);

    private final HandSetClock clock = new HandSetClock();
    private final OutageWords words = new OutageWords(HOST, clock);

    private Optional<String> away(String link) {
        return words.away(link, new HypervisorException(Kind.UNREACHABLE, "end of file"), WAIT);
    }

    @Test
    void tellsTheFirstConnectionOnly() {
        assertThat(words.back("read")).hasValue("host h1 (qemu:///system) is connected");
        assertThat(words.back("command")).isEmpty();
    }

    @Test
    void tellsALossOnceForAllConnections() {
        String since = clock.wall().atZone(ZoneId.systemDefault()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);

        assertThat(away("read"))
                .hasValue("host h1 (qemu:///system) cannot be reached since " + since
                        + ": end of file; tried again in 2.5 s; see whether libvirtd (or virtqemud) runs there, and whether the"
                        + " URI is right");
        assertThat(away("command")).isEmpty();
        assertThat(away("read")).isEmpty();
    }

    @Test
    void tellsALongOutageOnceAMinuteAndForHowLong() {
        int lines = 0;
        for (int second = 0; second < 300; second += 10) {
            clock.set(Duration.ofSeconds(second));
            Optional<String> line = away("read");
            lines += line.isPresent() ? 1 : 0;
            lines += away("command").isPresent() ? 1 : 0;
            if (second == 120) {
                assertThat(line).hasValueSatisfying(text -> assertThat(text).contains(", for 120 s: end of file"));
            }
        }
        assertThat(lines).isEqualTo(5);
    }

    @Test
    void tellsTheReturnOnceAllConnectionsAreBack() {
        away("read");
        away("command");
        clock.set(Duration.ofSeconds(42));

        assertThat(words.back("read")).isEmpty();
        assertThat(words.back("command")).hasValue("host h1 (qemu:///system) answers again after 42 s");
    }

    @Test
    void tellsASecondLossAgain() {
        away("read");
        words.back("read");

        assertThat(away("read")).isPresent();
    }

    @Test
    void tellsALackOfRightsOnceForAllConnections() {
        var refused = new HypervisorException(Kind.ACCESS_DENIED, "authentication failed");

        assertThat(words.refused(refused))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(
                                "host h1 (qemu:///system) does not let this user in: authentication failed; not tried again")
                        .contains("group libvirt"));
        assertThat(words.refused(refused)).isEmpty();
    }
}
