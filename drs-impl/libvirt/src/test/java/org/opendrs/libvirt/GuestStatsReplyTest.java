package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.unit.Bytes;

class GuestStatsReplyTest {
    /** As QEMU 7.2 answers. */
    private static final String OLD = """
            {"return":{"stats":{"stat-htlb-pgalloc":0,"stat-swap-out":0,"stat-available-memory":98947072,\
            "stat-htlb-pgfail":0,"stat-free-memory":100360192,"stat-minor-faults":2204,"stat-major-faults":0,\
            "stat-total-memory":113401856,"stat-swap-in":0,"stat-disk-caches":1601536},"last-update":1732873765},\
            "id":"libvirt-21"}
            """;

    private static final String NEW = OLD.replace(
            "\"stat-swap-in\":0,",
            "\"stat-swap-in\":0,\"stat-oom-kills\":1,\"stat-alloc-stalls\":2,\"stat-async-scans\":4096,"
                    + "\"stat-direct-scans\":8192,\"stat-async-reclaims\":12288,\"stat-direct-reclaims\":16384,");

    @Test
    void theSixCountersAreRead() {
        var reply = GuestStatsReply.parse(NEW);

        assertThat(reply.reported()).isTrue();
        assertThat(reply.reclaim())
                .contains(new ReclaimCounters(1, 2, Bytes.kib(4), Bytes.kib(8), Bytes.kib(12), Bytes.kib(16)));
    }

    @Test
    void anOldQemuTellsNoCounters() {
        assertThat(GuestStatsReply.parse(OLD).reported()).isTrue();
        assertThat(GuestStatsReply.parse(OLD).reclaim()).isEmpty();
    }

    @Test
    void anOldGuestLeavesThemUnset() {
        var reply =
                GuestStatsReply.parse(NEW.replace("\"stat-oom-kills\":1", "\"stat-oom-kills\":18446744073709551615"));

        assertThat(reply.reported()).isTrue();
        assertThat(reply.reclaim()).isEmpty();
    }

    @Test
    void aGuestThatHasNotReportedYetSaysNothingAboutItsAge() {
        assertThat(GuestStatsReply.parse(NEW.replace("1732873765", "0")).reported())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"class\":\"DeviceNotFound\",\"desc\":\"no balloon0\"}} | QEMU complains: DeviceNotFound, no balloon0",
                "{\"return\":7} | has no 'return' with figures",
                "[] | QEMU complains",
                "{\"return\":{ | is no JSON",
                "'' | QEMU complains"
            })
    void whatIsNoAnswerIsRefused(String json, String complaint) {
        assertThatThrownBy(() -> GuestStatsReply.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void theQuestionNamesTheDevice() {
        assertThat(GuestStatsReply.question("balloon0"))
                .isEqualTo("{\"execute\":\"qom-get\",\"arguments\":{\"path\":\"/machine/peripheral/balloon0\","
                        + "\"property\":\"guest-stats\"}}");
    }
}
