package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NewGuestTest {
    @Test
    void aGuestHasWhatItWasAskedFor() {
        String xml = guest("web")
                .memory(mib(256))
                .current(mib(128))
                .vcpus(2)
                .autodeflate()
                .freePageReporting()
                .statsPeriod(Duration.ofSeconds(2))
                .xml();
        assertThat(xml)
                .contains("<memory unit='b'>268435456</memory>")
                .contains("<currentMemory unit='b'>134217728</currentMemory>")
                .contains("<vcpu>2</vcpu>")
                .contains(
                        "<memballoon model='virtio' autodeflate='on' freePageReporting='on'><stats period='2'/></memballoon>")
                .doesNotContain("lab.noballoon");
    }

    @Test
    void aPlainGuestHasAllItsMemoryAndAQuietBalloon() {
        assertThat(guest("web").xml())
                .contains("<currentMemory unit='b'>134217728</currentMemory>")
                .contains("<memballoon model='virtio'></memballoon>");
    }

    @Test
    void aGuestWithoutDriverIsToldSoByItsKernel() {
        assertThat(guest("web").withoutDriver().xml()).contains("lab.noballoon</cmdline>");
    }

    @Test
    void aGuestWithoutBalloonHasNoDevice() {
        assertThat(guest("web")
                        .withoutBalloon()
                        .statsPeriod(Duration.ofSeconds(2))
                        .xml())
                .contains("<memballoon model='none'/>")
                .doesNotContain("virtio'>", "period");
    }

    @Test
    void namesThatCouldBreakTheDescriptionAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guest("<web>"))
                .withMessage("a guest's name has small letters, digits and hyphens, got <web>");
    }

    private static NewGuest guest(String name) {
        return new NewGuest(
                (ignored, description) -> {
                    throw new IllegalStateException("nothing is started here");
                },
                name,
                Path.of("/image"));
    }
}
