package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendrs.libvirt.StatKey.Field;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

class GuestTest {
    private final Guest guest = new Guest(new UUID(1, 2), 7);
    private final GuestReading reading = new GuestReading();
    private long sweep;

    @BeforeEach
    void healthyGuest() {
        reading.put(Field.STATE, 1);
        reading.put(Field.MAXIMUM, 1 << 20);
        reading.put(Field.CURRENT, 1 << 19);
        reading.put(Field.RESIDENT, 1 << 18);
        reading.put(Field.UNUSED, 4096);
        reading.put(Field.USABLE, 8192);
        reading.put(Field.TOTAL, (1 << 19) - 40_960);
        reading.put(Field.LAST_UPDATE, 100);
    }

    @Test
    void kibBecomeBytes() {
        VmSample sample = sample();

        assertThat(sample.maximum()).isEqualTo(Bytes.gib(1));
        assertThat(sample.actual()).isEqualTo(Bytes.mib(512));
        assertThat(sample.resident()).isEqualTo(Bytes.mib(256));
        assertThat(sample.guest().map(GuestStats::usable)).contains(Bytes.mib(8));
        assertThat(sample.guest().map(GuestStats::total)).contains(Bytes.mib(472));
        assertThat(sample.state()).isEqualTo(VmState.RUNNING);
    }

    @Test
    void guestWithoutDriverHasNoReport() {
        reading.put(Field.LAST_UPDATE, 0);

        assertThat(sample().guest()).isEmpty();
        assertThat(guest.unresponsive()).isFalse();
    }

    @Test
    void figuresOfAllOnesAreNone() {
        reading.put(Field.USABLE, -1);
        reading.put(Field.CACHES, Long.MAX_VALUE);
        reading.put(Field.TOTAL, -1);

        assertThat(sample().guest().map(GuestStats::usable)).contains(Bytes.mib(4));
        assertThat(sample().guest().map(GuestStats::diskCaches)).contains(Bytes.ZERO);
        assertThat(sample().guest().map(GuestStats::total)).contains(Bytes.ZERO);
        reading.put(Field.UNUSED, -1);
        assertThat(sample().guest()).isEmpty();
    }

    @Test
    void guestWhoseMonitorIsSilentKeepsItsLastReportAndIsNamed() {
        VmSample before = sample();
        reading.clear();
        reading.put(Field.STATE, 1);
        reading.put(Field.MAXIMUM, 1 << 20);
        reading.put(Field.CURRENT, 1 << 19);

        VmSample now = sample();

        assertThat(guest.unresponsive()).isTrue();
        assertThat(now.guest()).isEqualTo(before.guest());
        assertThat(now.resident()).isEqualTo(before.resident());
    }

    @Test
    void arrivingGuestIsNotRunningHere() {
        reading.put(Field.STATE, 3);
        reading.put(Field.REASON, 2);

        assertThat(sample().state()).isEqualTo(VmState.MIGRATING_IN);
    }

    @Test
    void leavingGuestIsStillHere() {
        sample();
        reading.put(Field.STATE, 3);
        reading.put(Field.REASON, 2);

        assertThat(sample().state()).isEqualTo(VmState.MIGRATING_OUT);
    }

    @Test
    void guestThatWeMoveIsMigrating() {
        assertThat(guest.sample(reading, 1, true, true).state()).isEqualTo(VmState.MIGRATING_OUT);
    }

    @Test
    void readingThatArrivesAfterALaterOneIsNotUsed() {
        VmSample now = sample();
        reading.put(Field.CURRENT, 5);

        assertThat(guest.sample(reading, sweep - 1, true, false)).isEqualTo(now);
    }

    @Test
    void pausedGuestIsPaused() {
        reading.put(Field.STATE, 3);
        reading.put(Field.REASON, 1);

        assertThat(sample().state()).isEqualTo(VmState.PAUSED);
    }

    private VmSample sample() {
        return guest.sample(reading, ++sweep, true, false);
    }
}
