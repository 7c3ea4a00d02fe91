package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of guests as operators have them before they know of it, and that what it tells them to do helps. */
class DoctorIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    @TempDir
    private static Path folder;

    private static Outcome outcome = new Outcome(List.of(), -1, "", "");
    private static JsonNode findings = new ObjectMapper().nullNode();

    @BeforeAll
    static void examineGuests() throws IOException {
        var host = LAB.host(1);
        host.guest("bare").withoutBalloon().launch();
        host.guest("quiet").autodeflate().freePageReporting().launch();
        host.guest("sleeper")
                .autodeflate()
                .freePageReporting()
                .statsPeriod(Duration.ofSeconds(1))
                .launch();
        for (String guest : List.of("bare", "quiet", "sleeper")) {
            LAB.guest(guest).awaitAgent();
        }
        Lab.within(SOON).until(() -> LAB.guest("sleeper").balloonStats().getOrDefault("last-update", 0L) > 0);
        LAB.guest("sleeper").pause();
        outcome = doctor();
        findings = read();
    }

    private static Outcome doctor() {
        return Drs.run(
                "doctor", LAB.host(1).uri(), "--json", folder.resolve("found").toString());
    }

    private static JsonNode read() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("found").toFile());
    }

    private static JsonNode guest(JsonNode all, String name) {
        return StreamSupport.stream(all.get("guests").spliterator(), false)
                .filter(guest -> guest.get("name").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(JsonNode all, String name) {
        return guest(all, name).get("findings").findValuesAsText("code");
    }

    @Test
    void aGuestWithoutBalloonDeviceIsToldThatAndNothingElse() {
        assertThat(codes(findings, "bare")).containsExactly("NO_BALLOON_DEVICE");
        assertThat(outcome.out())
                .contains("fault: bare: it has no balloon device", "| no: no balloon device |")
                .doesNotContain("pinned", "modprobe");
    }

    @Test
    void aGuestThatNobodyAsksForReportsIsAFault() {
        assertThat(codes(findings, "quiet")).startsWith("NO_STATISTICS_PERIOD").doesNotContain("BOOTING");
        assertThat(outcome.out()).contains("fault: quiet: its balloon has no statistics period");
    }

    @Test
    void aPausedGuestIsToldToWaitWhateverAgeItsReportsHave() {
        assertThat(codes(findings, "sleeper")).containsExactly("PAUSED", "NO_SWAP");
    }

    @Test
    void theCommandsThatItGivesHelp() throws IOException {
        for (String guest : List.of("quiet", "sleeper")) {
            for (JsonNode finding : guest(findings, guest).get("findings")) {
                if (finding.get("code").textValue().equals("NO_SWAP")) {
                    run(swapped(guest, finding.get("remedy").textValue()));
                } else {
                    run(finding.get("commands").get(0).textValue());
                }
            }
        }

        assertThat(doctor().out()).contains("| quiet   | yes ");
        assertThat(codes(read(), "quiet")).isEmpty();
        assertThat(codes(read(), "sleeper")).containsExactly("PAUSED");
    }

    private static void run(String command) {
        Command.attempt(SOON, List.of("sh", "-c", command)).orThrow();
    }

    /** Returns what an operator does who has seen that the guest has a swap device; doctor gives that in a sentence only. */
    private static String swapped(String guest, String remedy) {
        Matcher told =
                Pattern.compile("virsh (metadata GUEST .* --live); the same").matcher(remedy);
        assertThat(told.find()).as(remedy).isTrue();
        return "virsh -c '" + LAB.host(1).uri() + "' " + told.group(1).replace("GUEST", guest);
    }
}
