package org.opendrs.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.model.Resource;

class AmountsTest {
    @Test
    void oneThingIsNoPlural() {
        assertThat(Amounts.count(1, "host")).isEqualTo("1 host");
        assertThat(Amounts.count(0, "host")).isEqualTo("0 hosts");
        assertThat(Amounts.count(2, "VM")).isEqualTo("2 VMs");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.117, 117 ms",
        "13, 13 s",
        "12.5, 12.5 s",
        "60, 1 min",
        "600, 10 min",
        "90, 1.5 min",
        "3600, 1 h",
        "5400, 1.5 h",
        "61200, 17 h",
        "86400, 24 h"
    })
    void aSpanHasTheUnitThatFits(double seconds, String text) {
        assertThat(Amounts.span(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min", "580, 9 min 40 s", "3600, 1 h", "3902, 1 h 5 min 2 s", "90000, 25 h"
    })
    void aClockHasMinutesAndSecondsBesideEachOther(long seconds, String text) {
        assertThat(Amounts.clock(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1000, 1000 B",
        "2048, 2 KiB",
        "2621440, 2.5 MiB",
        "103019625, 98 MiB",
        "4294967296, 4 GiB",
        "2285042793, 2.13 GiB",
        "-4294967296, -4 GiB"
    })
    void memoryHasTheUnitThatFits(long bytes, String text) {
        assertThat(Amounts.memory(bytes)).isEqualTo(text);
    }

    @Test
    void evenTheLeastNumberOfBytesHasAUnit() {
        assertThat(Amounts.memory(Long.MIN_VALUE)).isEqualTo("-8589934592 GiB");
    }

    @Test
    void anAmountOfAResourceHasItsUnit() {
        assertThat(Amounts.of(Resource.MEMORY, 3221225472L)).isEqualTo("3 GiB");
        assertThat(Amounts.of(Resource.CPU, 2500)).isEqualTo("2.5 cores");
        assertThat(Amounts.of(Resource.CPU, 1000)).isEqualTo("1 core");
        assertThat(Amounts.of(new Resource("licence", "seats"), 3)).isEqualTo("3 seats");
    }

    @Test
    void resourcesHaveTheNameThatASentenceHasForThem() {
        assertThat(Amounts.name(Resource.CPU)).isEqualTo("CPU");
        assertThat(Amounts.name(Resource.MEMORY)).isEqualTo("memory");
    }
}
