package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.model.VmId;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.opendrs.unit.Bytes;

class RealHostCommandsTest {
    private static final String URI = "qemu:///system";

    private final FakeHost host = new FakeHost();

    @Test
    void observeShowsThreeLooksWithRates() {
        var cli = host.guest("web", Bytes.gib(2)).run("observe", URI);

        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isZero();
        assertThat(cli.out())
                .contains("look 1 of 3", "look 2 of 3", "look 3 of 3")
                .doesNotContain("look 4");
        assertThat(cli.out().lines().filter(line -> line.contains("| web")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains("running", "4 GiB", "2 GiB", "1 GiB", "0.60", "25.0 %", "cooperative", "good"));
        assertThat(cli.out()).contains("available 20 GiB", "CPU 2 cores of 8 cores");
        assertThat(host.commands).isEmpty();
    }

    @Test
    void eachLookSaysWhenItWasInLocalTime() {
        host.readerLeavesAfter = 4;

        var cli = host.guest("web", Bytes.gib(2)).run("observe", URI, "--watch", "--period", "60");

        List<LocalDateTime> times = cli.out()
                .lines()
                .filter(line -> line.startsWith(URI + "  look "))
                .map(line -> LocalDateTime.parse(
                        line.substring(line.lastIndexOf("  ") + 2).replace(' ', 'T')))
                .toList();
        assertThat(times).hasSize(4);
        assertThat(times.get(3))
                .isEqualTo(LocalDateTime.ofInstant(host.wall(), ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS));
        assertThat(Duration.between(times.get(0), times.get(3))).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void observeWritesALineOfJsonForEachLook(@TempDir Path folder) throws Exception {
        var file = folder.resolve("looks.jsonl");

        assertThat(host.guest("web", Bytes.gib(2))
                        .run("observe", URI, "--json", file.toString())
                        .status())
                .isZero();

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        var guest = new ObjectMapper().readTree(lines.get(2)).get("guests").get(0);
        assertThat(guest.get("memoryActual").longValue()).isEqualTo(Bytes.gib(2).value());
        assertThat(guest.get("readyRatio").doubleValue()).isCloseTo(0.25, offset(0.001));
    }

    @Test
    void observeAsksQemuOnlyIfItIsTold() throws Exception {
        host.kills = OptionalLong.of(3);
        assertThat(host.guest("web", Bytes.gib(2)).run("observe", URI).out())
                .doesNotContain("3 kills", "no guest tells");
        assertThat(host.access).isEqualTo(HostAccess.READ);

        var text = host.run("observe", URI, "--qemu-monitor");
        assertThat(host.access).isEqualTo(HostAccess.ASK_QEMU);
        assertThat(text.out()).contains("web: since its boot 3 kills for lack of memory, 3 waits for memory");

        var json = host.run("observe", URI, "--qemu-monitor", "--json", "-")
                .out()
                .lines()
                .toList();
        assertThat(new ObjectMapper()
                        .readTree(json.get(2))
                        .at("/guests/0/reclaim/oomKills")
                        .longValue())
                .isEqualTo(3);
    }

    @Test
    void observeSaysThatNoGuestTellsWhatOnlyNewOnesDo() {
        assertThat(host.guest("web", Bytes.gib(2))
                        .run("observe", URI, "--qemu-monitor")
                        .out())
                .contains("no guest tells how often it killed processes");
    }

    @Test
    void watchingGoesOnUntilNobodyReadsAnyMore() {
        host.readerLeavesAfter = 12;

        var cli = host.guest("web", Bytes.gib(2)).run("observe", URI, "--watch");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("  look 1  ", "  look 12  ").doesNotContain("look 13", "look 1 of");
    }

    @Test
    void watchingOutlastsAHostThatIsAwayForAWhile() {
        host.readerLeavesAfter = 8;
        host.beforeLook = looks -> {
            boolean away = looks >= 3 && looks < 5;
            host.failure = away ? new HypervisorException(Kind.UNREACHABLE, "end of file") : null;
        };

        var cli = host.guest("web", Bytes.gib(2)).run("observe", URI, "--watch");

        assertThat(cli.status()).isZero();
        assertThat(cli.out().lines().filter(line -> line.contains("| web"))).hasSize(6);
        assertThat(cli.out().lines().filter(line -> line.startsWith(URI + "  look ")))
                .as("each at its own time")
                .extracting(line -> line.substring(line.lastIndexOf("  ")))
                .doesNotHaveDuplicates();
        assertThat(cli.out())
                .contains(
                        "look 8",
                        "host localhost did not answer; it cannot be reached: end of file; see whether libvirtd");
    }

    @Test
    void doctorSaysWhichGuestIsManaged() {
        var cli = host.guest("web", Bytes.gib(2)).run("doctor", URI);

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("| web   | yes ", "1 of 1 guest managed", "What to do: ");
        assertThat(cli.out().lines().filter(line -> !line.contains("virsh ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(host.commands).isEmpty();
    }

    @Test
    void doctorNamesTheGuestInTheRemedy() {
        host.reports = false;

        var cli = host.guest("web", Bytes.gib(2)).run("doctor", URI);

        assertThat(cli.out())
                .contains("| web   | no: no data |", "fault: web: its driver reports nothing")
                .contains("virsh -c " + URI + " edit web");
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void findingsAreAFailureOnlyIfThatIsAskedFor(boolean strict, int status) {
        host.guest("web", Bytes.gib(2)).reports = false;

        assertThat((strict ? host.run("doctor", URI, "--strict") : host.run("doctor", URI)).status())
                .isEqualTo(status);
    }

    @Test
    void doctorLooksOnWhereOnlyReadingIsAllowed() {
        host.writersFailure = new HypervisorException(Kind.ACCESS_DENIED, "authentication failed");

        var cli = host.guest("web", Bytes.gib(2)).run("doctor", URI);

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("nothing can be commanded on the host", "group libvirt");
    }

    @Test
    void doctorFindingsAreJson() throws Exception {
        var cli = host.guest("web", Bytes.gib(2)).run("doctor", URI, "--json", "-");

        var guest = new ObjectMapper().readTree(cli.out()).get("guests").get(0);
        assertThat(guest.get("managed").booleanValue()).isTrue();
        assertThat(guest.get("findings").findValuesAsText("code")).contains("NO_SWAP");
    }

    @Test
    void aStateThatIsNoneIsWrongUsage(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("state.json"), "{}");

        var cli = host.run("doctor", URI, "--state", file.toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains(file.toString()).doesNotContain("Exception");
    }

    @Test
    void releaseGivesEveryGuestItsMaximum() {
        var cli = host.guest("db", Bytes.gib(4)).guest("web", Bytes.gib(1)).run("release", URI);

        assertThat(cli.out())
                .contains("web: 1 GiB -> 4 GiB of 4 GiB, has grown", "db: 4 GiB of 4 GiB, has its maximum");
        assertThat(cli.status()).isZero();
        assertThat(host.sizes).containsEntry(new VmId("web"), FakeHost.MAXIMUM);
        assertThat(host.commands).hasSize(1);
    }

    @Test
    void releaseGivesNoMoreThanTheHostReallyHas() {
        // 32 GiB keep 2 % as the emergency pool: 655 MiB.
        host.available = Bytes.gib(2);

        var cli = host.guest("one", Bytes.gib(1)).guest("two", Bytes.gib(1)).run("release", URI);

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out()).contains("has grown, the host has no memory for more");
        long grown = host.sizes.values().stream().mapToLong(Bytes::value).sum()
                - Bytes.gib(2).value();
        assertThat(grown)
                .isBetween(
                        Bytes.gib(1).value(),
                        Bytes.gib(2).value() - Bytes.mib(600).value());
    }

    @Test
    void releaseChangesNothingOnTrial() {
        var cli = host.guest("web", Bytes.gib(1)).run("release", URI, "--dry-run");

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("web: 1 GiB -> 4 GiB of 4 GiB, would grow", "Nothing was done.");
        assertThat(host.commands).isEmpty();
    }

    @Test
    void releaseSaysWhichGuestDoesNotFollowInTime() {
        host.follows = false;

        var cli = host.guest("web", Bytes.gib(1)).run("release", URI, "--wait", "5");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out())
                .contains("web: 1 GiB -> 4 GiB of 4 GiB, is asked, but has not followed yet: it holds 1 GiB");
    }

    @Test
    void releaseRefusesWhileAnAgentWouldUndoIt() {
        host.guest("web", Bytes.gib(1)).agent = OptionalLong.of(4711);

        var refused = host.run("release", URI);

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("process 4711", "systemctl stop drs-agent", "--force");
        assertThat(host.commands).isEmpty();
        assertThat(host.run("release", URI, "--force").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, Failed to connect socket: Permission denied, group libvirt",
        "ACCESS_DENIED, authentication failed, group libvirt",
        "UNREACHABLE, Connection refused, see whether libvirtd",
        "UNREACHABLE, no connection driver available for foo:///, valid are for instance qemu:///system",
        "TIMEOUT, no connection, did not answer within"
    })
    void whatKeepsAHostFromBeingSeenIsToldInOneLineWithARemedy(Kind kind, String words, String remedy) {
        host.failure = new HypervisorException(kind, words);

        for (String command : new String[] {"observe", "doctor", "release"}) {
            var cli = host.run(command, URI);
            assertThat(cli.status()).as(command).isEqualTo(1);
            assertThat(cli.err().lines())
                    .as(command)
                    .hasSize(1)
                    .allSatisfy(
                            line -> assertThat(line).startsWith("drs: " + URI).contains(remedy));
            assertThat(cli.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot recv data: root@h: Permission denied (publickey,password).: Connection reset by peer",
                "Cannot recv data: Host key verification failed.: Connection reset by peer"
            })
    void whatSshRefusesIsNotBlamedOnLibvirt(String words) {
        host.failure = new HypervisorException(Kind.UNREACHABLE, words);

        var cli = host.run("observe", "qemu+ssh://root@h/system");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err())
                .contains(words, "see whether ssh gets there as that user without asking")
                .doesNotContain("group libvirt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "doctor", "release"})
    void aFrozenHostDoesNotHoldACommandUp(String command) {
        host.silent = true;

        var cli = host.run(command, URI, "--timeout", "0.1");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err()).contains("did not answer within 0.1 s");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, does not say which hypervisor; valid are for instance qemu:///system",
        "qemu:///sys tem, is no URI",
        "qemu:///system --timeout 0, is not a number of seconds from 0.1 to 3600"
    })
    void wrongUsageIsToldWithWhatWouldBeValid(String line, String valid) {
        String[] arguments = line.contains("--") ? line.split(" ") : new String[] {line};

        for (String command : new String[] {"observe", "doctor", "release"}) {
            var cli = host.run(command, arguments);
            assertThat(cli.status()).as(command).isEqualTo(2);
            assertThat(cli.err()).contains(valid).doesNotContain("Exception");
        }
    }
}
