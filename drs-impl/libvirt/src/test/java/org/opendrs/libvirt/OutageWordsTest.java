package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageWordsTest {
    private static final String URI = "qemu:///system";

    private final HandSetClock clock = new HandSetClock();
    private final OutageWords words = new OutageWords("h1", clock);

    @Test
    void tellsTheFirstConnectionOnly() {
        assertThat(words.back("read", URI)).hasValue("host=h1 connected to qemu:///system");
        assertThat(words.back("command", URI)).isEmpty();
    }

    @Test
    void tellsALossOnceForAllConnections() {
        assertThat(words.away("read", "end of file"))
                .hasValueSatisfying(line -> assertThat(line).contains("host=h1", "end of file"));
        assertThat(words.away("command", "end of file")).isEmpty();
        assertThat(words.away("read", "refused")).isEmpty();
    }

    @Test
    void tellsALongOutageOnceAMinute() {
        int lines = 0;
        for (int second = 0; second < 300; second += 10) {
            clock.set(Duration.ofSeconds(second));
            lines += words.away("read", "refused").isPresent() ? 1 : 0;
            lines += words.away("command", "refused").isPresent() ? 1 : 0;
        }
        assertThat(lines).isEqualTo(5);
    }

    @Test
    void tellsTheReturnOnceAllConnectionsAreBack() {
        words.away("read", "refused");
        words.away("command", "refused");
        clock.set(Duration.ofSeconds(42));

        assertThat(words.back("read", URI)).isEmpty();
        assertThat(words.back("command", URI)).hasValue("host=h1 connected to qemu:///system after 42 s");
    }

    @Test
    void tellsASecondLossAgain() {
        words.away("read", "refused");
        words.back("read", URI);

        assertThat(words.away("read", "refused")).isPresent();
    }
}
