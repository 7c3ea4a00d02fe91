package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.libvirt.PinReason;
import org.opendrs.model.Automation;

class DoctorCommandTest {
    private static final String URI = "qemu:///system";

    private final FakeHost host = new FakeHost();

    private FakeGuest guest(String name) {
        return host.guest(new FakeGuest(name));
    }

    private Cli doctor(String... more) {
        var arguments = new String[more.length + 1];
        arguments[0] = URI;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return host.run("doctor", arguments);
    }

    @Test
    void aGuestWithoutBalloonIsNotToldOfPinnedMemoryOrDrivers() {
        guest("bare").plain().withoutBalloon();

        assertThat(doctor().out())
                .contains("fault: bare: it has no balloon device", "<memballoon model='virtio'/>")
                .contains("    virsh -c qemu:///system edit bare\n", "| bare  | no: no balloon device |")
                .doesNotContain("pinned", "modprobe", "dommemstat", "autodeflate", "freePageReporting", "swap device");
    }

    @Test
    void aGuestThatIsPinnedIsToldByWhat() {
        guest("gpu").pinned.add(PinReason.PASSED_THROUGH_DEVICE);

        assertThat(doctor().out())
                .contains("fault: gpu: its memory is pinned on the host", "<hostdev>", "| no: memory pinned |");
    }

    @Test
    void aGuestThatNobodyAsksForReportsDoesNotBootForEver() {
        guest("quiet").unasked();

        assertThat(doctor().out())
                .contains("fault: quiet: its balloon has no statistics period")
                .contains("    virsh -c qemu:///system dommemstat quiet --period 2 --live\n")
                .contains("<stats period='2'/>", "| no: no data |")
                .doesNotContain("boots");
    }

    @Test
    void aGuestThatIsAskedAndHasReportedOnceIsToldToWait() {
        guest("young").reportsEvery = Duration.ZERO;

        assertThat(doctor().out())
                .contains("wait: young: it boots", "| no: boots |")
                .doesNotContain("fault");
    }

    @Test
    void aGuestThatReportsSeldomIsAwaited() {
        guest("nova").every(Duration.ofSeconds(10));

        assertThat(doctor().out()).contains("1 of 1 guest managed", "hint: nova: its balloon reports only every 10 s");
    }

    @Test
    void aPausedGuestIsNoRisk() {
        guest("sleeper").paused();

        var cli = doctor("--strict");

        assertThat(cli.status()).isZero();
        assertThat(cli.out())
                .contains(
                        "findings: 1 wait, 1 hint",
                        "wait: sleeper: it is paused",
                        "virsh -c qemu:///system resume sleeper");
    }

    @Test
    void whatManyGuestsShareIsToldOnce() {
        guest("a").plain();
        guest("b").plain();
        guest("it's c").plain();
        guest("d");

        String out = doctor().out();

        assertThat(out.lines().filter(line -> line.contains("it has no swap device")))
                .singleElement()
                .asString()
                .startsWith("risk: 3 of 4 guests: ");
        assertThat(out).contains("for g in a b 'it'\\''s c'; do virsh -c qemu:///system edit \"$g\"; done");
    }

    @Test
    void whatAllGuestsShareNamesNone() {
        guest("a").plain();
        guest("b").plain();

        assertThat(doctor().out()).contains("hint: all 2 guests: its balloon does not deflate by itself\n");
    }

    @Test
    void guestsThatShareARemedyButNotTheirFiguresHaveALineEach() {
        guest("a").every(Duration.ofSeconds(10));
        guest("b").every(Duration.ofSeconds(12));

        assertThat(doctor().out())
                .contains(
                        "hint: all 2 guests:\n  a: its balloon reports only every 10 s\n  b: its balloon reports only");
    }

    @Test
    void theWorstOfFortyGuestsIsOnTheFirstScreen() {
        for (int i = 10; i < 50; i++) {
            guest("guest-number-" + i).plain();
        }
        guest("zz-last").withoutBalloon();

        var lines = doctor().out().lines().toList();

        assertThat(lines.subList(0, 8)).anyMatch(line -> line.startsWith("fault: zz-last: it has no balloon device"));
        assertThat(lines.stream().filter(line -> line.startsWith("risk: ") || line.startsWith("hint: ")))
                .as("no swap, no automatic deflation, no free page reporting, and one of the host")
                .hasSize(4);
        assertThat(lines.get(lines.size() - 2)).startsWith("| zz-last ");
    }

    @Test
    void metadataThatCannotBeUsedIsAFailureOnlyIfThatIsAskedFor() {
        var guest = guest("wrong");
        guest.automation = Automation.OBSERVE;
        guest.problem = Optional.of("policy: automation is 'no'; valid is observe, advise or act");

        assertThat(doctor().status()).isZero();
        var strict = doctor("--strict");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.out())
                .contains("fault: wrong: its metadata is not valid", "automation is 'no'", "| no: its metadata |");
    }

    @Test
    void aGuestWhoseDefinitionIsNotThereIsNotSaidToBePinned() {
        guest("new").pinned.add(PinReason.LOCKED);
        host.definitionsAreRead = false;

        assertThat(doctor().out())
                .contains("wait: new: its definition could not be read", "| no: no data |")
                .doesNotContain("pinned");
    }

    @Test
    void jsonHasEveryGuestWithItsOwnCommands() throws Exception {
        guest("a").unasked();
        guest("b c").unasked();

        var guests = new ObjectMapper().readTree(doctor("--json", "-").out()).get("guests");

        assertThat(guests).hasSize(2);
        JsonNode finding = guests.get(1).get("findings").get(0);
        assertThat(finding.get("code").textValue()).isEqualTo("NO_STATISTICS_PERIOD");
        assertThat(finding.get("commands").get(0).textValue())
                .isEqualTo("virsh -c qemu:///system dommemstat 'b c' --period 2 --live");
        assertThat(guests.get(0).get("findings").get(0).get("commands").get(0).textValue())
                .contains("dommemstat a ");
    }
}
