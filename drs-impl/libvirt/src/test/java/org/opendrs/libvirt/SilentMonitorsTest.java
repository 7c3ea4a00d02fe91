package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opendrs.libvirt.StatKey.Field;
import org.opendrs.model.VmId;

/** Cycles of a host, every 2 s, of which each reads a guest's figures or is passed over by libvirt, which leaves its monitor's out. */
class SilentMonitorsTest {
    private static final UUID WEB = new UUID(1, 2);
    private static final UUID DB = new UUID(1, 3);

    private final GuestIndex index = new GuestIndex();
    private final HandSetClock clock = new HandSetClock();
    private final SilentMonitors monitors = new SilentMonitors("h1", clock, vm -> "name of " + vm);

    @Test
    void aBusyGuestThatIsPassedOverForSomeCyclesIsNotNamed() {
        for (int round = 0; round < 10; round++) {
            assertThat(cycle(List.of(WEB))).isEmpty();
            assertThat(cycle(List.of(WEB))).isEmpty();
            assertThat(cycle(List.of(WEB))).isEmpty();
            assertThat(cycle(List.of())).isEmpty();
        }
        assertThat(monitors.named()).isEmpty();
    }

    @Test
    void aGuestWhoseSilenceLastsIsNamedOnce() {
        long began = clock.monotonicNanos();
        Optional<String> line = Optional.empty();
        while (line.isEmpty()) {
            line = cycle(List.of(WEB));
        }

        assertThat(Duration.ofNanos(clock.monotonicNanos() - began))
                .isBetween(SilentMonitors.SILENCE, SilentMonitors.SILENCE.plusSeconds(2));
        assertThat(line)
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("host h1", "monitor has not answered for 10 s", "name of " + Uuids.id(WEB))
                        .doesNotContain(Uuids.id(DB).value()));
        assertThat(monitors.named()).containsExactly(Uuids.id(WEB));
        assertThat(cycle(List.of(WEB))).isEmpty();
    }

    @Test
    void anAnswerEndsTheSilence() {
        for (int i = 0; i < 10; i++) {
            cycle(List.of(WEB));
        }

        assertThat(cycle(List.of())).hasValue("host h1: the monitors of all guests answer again");
        assertThat(monitors.named()).isEmpty();
        assertThat(cycle(List.of(WEB))).isEmpty();
    }

    @Test
    void aGuestThatIsGoneIsForgotten() {
        for (int i = 0; i < 10; i++) {
            cycle(List.of(WEB));
        }
        long sweep = index.beginSweep();
        read(DB, sweep, true);
        index.endSweep(sweep);

        assertThat(monitors.heard(index.unresponsive())).isPresent();
        assertThat(monitors.named()).isEmpty();
    }

    /** Reads both guests, but of some only what libvirt knows without their monitors. */
    private Optional<String> cycle(List<UUID> passedOver) {
        long sweep = index.beginSweep();
        read(WEB, sweep, !passedOver.contains(WEB));
        read(DB, sweep, !passedOver.contains(DB));
        index.endSweep(sweep);
        Optional<String> line = monitors.heard(index.unresponsive());
        clock.advance(Duration.ofSeconds(2));
        return line;
    }

    private void read(UUID uuid, long sweep, boolean monitor) {
        var reading = new GuestReading();
        reading.put(Field.STATE, 1);
        reading.put(Field.MAXIMUM, 1 << 20);
        reading.put(Field.CURRENT, 1 << 19);
        if (monitor) {
            reading.put(Field.RESIDENT, 1 << 18);
            reading.put(Field.LAST_UPDATE, 100);
        }
        VmId id = index.meet(uuid, 7, sweep).sample(reading, sweep, true, false).id();
        assertThat(id).isEqualTo(Uuids.id(uuid));
    }
}
