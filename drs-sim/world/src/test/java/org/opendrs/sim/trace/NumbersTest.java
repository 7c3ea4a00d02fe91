package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Property(tries = 2000, seed = "2016")
    void everyNumberIsReadToItsLastBit(
            @ForAll @DoubleRange(min = -1e6, max = 1e12) double value, @ForAll @IntRange(max = 17) int decimals) {
        for (String text :
                new String[] {Double.toString(value), String.format(Locale.ROOT, "%." + decimals + "f", value)}) {
            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void wholeNumbersAndFractionsOfAnyLengthAreRead() {
        for (String text : new String[] {
            "0",
            "00",
            "5.",
            "0.1",
            "12345678901234567890",
            "9007199254740993",
            "0.0000000000000000000001",
            "1E-3",
            "2e+2"
        }) {
            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void nothingElseIsANumber() {
        for (String text : new String[] {
            "", ".", ".5", "-", "+1", "1e", "e5", "1e+", "1.2.3", "NaN", "Infinity", "0x1p3", "1f", "1 2", "--1", "1,5"
        }) {
            assertThat(parse(text)).as(text).isNaN();
        }
    }

    private static double parse(String text) {
        byte[] bytes = ("#" + text + "#").getBytes(StandardCharsets.US_ASCII);
        return Numbers.parse(bytes, 1, bytes.length - 1);
    }
}
