package org.opendrs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Whatever the text, the answer is settings or a {@link SettingsException}. */
class SettingsReaderPropertyTest {
    private static final String VALID = """
            turns:
              period: 20s
              tick: 500ms
            monitoring:
              minimumReserve: 2GiB
              hotspots: {cpuEnter: 0.95, windowSamples: 10}
            ballooning:
              idleTax: 75%
              safety: {squeeze: true}
            planning:
              bandwidth: 1000MiB/s # comment
            """;

    private static final String SPICE = "{}[]:,&*!|>'\"%@`#-?\t\n ~<=_.0123456789xeE+\\\u0000\uFEFF\uD800é";

    @Property(tries = 1000, seed = "42")
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 80) String text) {
        assertReadOrRefused(text);
    }

    @Property(tries = 3000, seed = "42")
    void anyBrokenSettingsAreReadOrRefused(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder(VALID);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                default -> text.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
            }
        }
        assertReadOrRefused(text.toString());
    }

    @Property(tries = 1000, seed = "42")
    void anySpicyTextIsReadOrRefused(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            text.append(SPICE.charAt(random.nextInt(SPICE.length())));
        }
        assertReadOrRefused(text.toString());
        assertReadOrRefused("turns:\n  period: " + text);
    }

    private static void assertReadOrRefused(String text) {
        var failure = catchThrowable(() -> SettingsReader.parse("test", text));
        if (failure != null) {
            assertThat(failure).isInstanceOf(SettingsException.class);
            assertThat(failure.getMessage()).startsWith("test has ");
        }
    }
}
