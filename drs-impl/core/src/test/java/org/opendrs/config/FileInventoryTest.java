package org.opendrs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.store.VirtualTime;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class FileInventoryTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final String FULL = """
            vms:
              db-1:
                memory: {reservation: 2GiB, limit: 8GiB, shares: 2000}
                cpu: {reservation: 500m, limit: 4}
                automation: advise
                facts: {swap: true, autodeflate: true, balloonable: false}
              web-1:
            hosts:
              node-1: {automation: observe}
            rules:
              - {name: replicas, keepApart: [db-2, db-1]}
              - {name: pair, keepTogether: [web-1, cache-1]}
              - {name: licence, runOnlyOn: {vms: [db-1], hosts: [node-2, node-1]}}
            maintenance: [node-3]
            """;

    @TempDir
    Path directory;

    private final VirtualTime time = new VirtualTime();

    @Test
    void everyPartOfTheFileIsRead() {
        var view = read(FULL);
        assertThat(view.vms().get(new VmId("db-1")))
                .isEqualTo(new VmPolicy(
                        new Allocation<>(Bytes.gib(2), Bytes.gib(8), 2000),
                        new Allocation<>(Millicores.millicores(500), Millicores.cores(4), 1000),
                        Automation.ADVISE,
                        new GuestFacts(true, true, false)));
        assertThat(view.hosts())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(new HostId("node-1"), Automation.OBSERVE)));
        assertThat(view.rules())
                .containsExactly(
                        new PlacementRule.KeepApart("replicas", List.of(new VmId("db-1"), new VmId("db-2"))),
                        new PlacementRule.KeepTogether("pair", List.of(new VmId("cache-1"), new VmId("web-1"))),
                        new PlacementRule.RunOnlyOn(
                                "licence",
                                List.of(new VmId("db-1")),
                                List.of(new HostId("node-1"), new HostId("node-2"))));
        assertThat(view.maintenance()).containsExactly(new HostId("node-3"));
    }

    @Test
    void aVmWithoutDetailsIsBoundByNothingButItsMaximum() {
        assertThat(read(FULL).vms().get(new VmId("web-1")))
                .isEqualTo(new VmPolicy(
                        new Allocation<>(Bytes.ZERO, new Bytes(Long.MAX_VALUE), 1000),
                        new Allocation<>(Millicores.ZERO, new Millicores(Long.MAX_VALUE), 1000),
                        Automation.ACT,
                        GuestFacts.UNKNOWN));
    }

    @Test
    void anEmptyFileKnowsNothing() {
        var view = read("");
        assertThat(view.vms()).isEmpty();
        assertThat(view.rules()).isEmpty();
    }

    @Test
    void anUnchangedFileGivesTheSameInstance() throws IOException {
        var inventory = write(FULL);
        var first = await(inventory);
        Files.writeString(file(), FULL);
        assertThat(await(inventory)).isSameAs(first);
    }

    @Test
    void aChangedFileGivesAGreaterRevision() throws IOException {
        var inventory = write(FULL);
        long before = await(inventory).revision();
        Files.writeString(file(), "maintenance: [node-4]");
        assertThat(await(inventory).revision()).isGreaterThan(before);
    }

    @Test
    void aBrokenEditIsRefusedAsAWholeAndHealedByTheNext() throws IOException {
        var inventory = write(FULL);
        var before = await(inventory);
        Files.writeString(file(), FULL + "unknown: 1");
        assertThatThrownBy(() -> await(inventory))
                .cause()
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(file() + " has a problem:\n  15:1 unknown: is not known");
        Files.writeString(file(), FULL);
        assertThat(await(inventory)).isSameAs(before);
    }

    @Test
    void aFileThatIsGoneFailsTheStage() throws IOException {
        var inventory = write(FULL);
        await(inventory);
        Files.delete(file());
        assertThatThrownBy(() -> await(inventory)).hasMessageContaining("there is no such file");
    }

    @Test
    void aFolderInPlaceOfTheFileFailsTheStage() throws IOException {
        var inventory = write(FULL);
        Files.delete(file());
        Files.createDirectory(file());
        assertThatThrownBy(() -> await(inventory)).hasMessageContaining(file() + " has a problem:\n  this is a folder");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        assertThatThrownBy(() -> read("""
                vms:
                  a: {memory: {reservation: 2GiB, limit: 1GiB, shares: 0}}
                  b: {automation: full, facts: {swop: true}}
                  " ": {}
                hosts: [node-1]
                rules:
                  - {name: one, keepApart: [a]}
                  - {name: two, keepApart: [a, b], keepTogether: [a, b]}
                  - {keepApart: [a, a, b]}
                  - {name: three, runOnlyOn: {vms: [a]}}
                  - {name: four, keepApart: [a, b]}
                  - {name: four, keepApart: [a, c]}
                maintenance: node-1
                """)).hasMessage(file() + " has 13 problems:\n" + """
                          2:15 vms.a.memory: limit '1GiB' is below the reservation '2GiB'; raise the limit or lower the reservation
                          2:56 vms.a.memory.shares: '0' is not valid here; write a whole number from 1 to 1000000
                          3:19 vms.b.automation: 'full' is not valid here; write one of observe, advise, act
                          3:33 vms.b.facts.swop: is not known; did you mean 'swap'?
                          4:3 vms. : ' ' is not valid here; write a VM id of 1 to 256 characters
                          5:8 hosts: a list is not valid here; write a mapping from host ids to policies
                          7:28 rules[0].keepApart: names 1 valid VM; at least 2 are needed
                          8:5 rules[1]: a rule needs exactly one of keepTogether, keepApart, runOnlyOn
                          9:5 rules[2]: a rule needs a name that reasons can refer to, such as {name: replicas, …}
                          9:21 rules[2].keepApart[1]: 'a' stands here twice; remove one
                          10:30 rules[3].runOnlyOn: names no valid host; write {vms: [vm-1], hosts: [host-1]}
                          12:12 rules[5].name: 'four' is the name of an earlier rule; choose another
                          13:14 maintenance: 'node-1' is not valid here; write a list of host ids\
                        """);
    }

    @Test
    void whatCannotBeSoIsReportedWithWhatIsWrongInForm() throws IOException {
        Files.writeString(file(), """
                vms: {a: {memory: {reservation: 3GiB}, automation: full}, x: {cpu: {shares: 0}}}
                hosts: {y: {}}
                maintenance: [z]
                rules: [{name: one, runOnlyOn: {vms: [a, x], hosts: [y]}}]
                """);
        var judge = new InventoryJudge() {
            @Override
            public Optional<String> vm(VmId vm) {
                return vm.value().equals("a") ? Optional.empty() : Optional.of("there is only a");
            }

            @Override
            public Optional<String> host(HostId host) {
                return Optional.of("there is no host");
            }

            @Override
            public Optional<String> memoryReservation(VmId vm, Bytes reservation) {
                return vm.value().equals("a") && reservation.compareTo(Bytes.gib(2)) > 0
                        ? Optional.of("a has 2GiB")
                        : Optional.empty();
            }
        };
        assertThatThrownBy(() -> FileInventory.requireValid(file(), judge))
                .hasMessage(file() + " has 8 problems:\n" + """
                          1:33 vms.a.memory.reservation: a has 2GiB
                          1:52 vms.a.automation: 'full' is not valid here; write one of observe, advise, act
                          1:59 vms.x: there is only a
                          1:77 vms.x.cpu.shares: '0' is not valid here; write a whole number from 1 to 1000000
                          2:9 hosts.y: there is no host
                          3:15 maintenance[0]: there is no host
                          4:42 rules[0].runOnlyOn.vms[1]: there is only a
                          4:54 rules[0].runOnlyOn.hosts[0]: there is no host\
                        """);
    }

    @Test
    void aReaderThatHangsFailsTheStageAtTheDeadline() {
        var inventory = new FileInventory(file(), work -> {}, time);
        var stage = inventory.read(DEADLINE);
        time.advance(DEADLINE);
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        assertThatThrownBy(() -> time.await(stage)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void theFileMayHoldTenThousandVms() {
        var text = new StringBuilder("vms:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  vm-").append(i).append(": {memory: {reservation: 1GiB}, automation: act}\n");
        }
        assertThat(InventoryText.parse("test", text.toString(), 1, InventoryJudge.ANYTHING_GOES)
                        .vms())
                .hasSize(10_000);
    }

    @Property(tries = 1000, seed = "42")
    void anyBrokenInventoryIsReadOrRefused(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var spice = "{}[]:,&*!|>'\"%@#-?\t\n .0aG\u0000\uD800";
        var text = new StringBuilder(FULL);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, spice.charAt(random.nextInt(spice.length())));
            }
        }
        try {
            assertThat(InventoryText.parse("test", text.toString(), 1, InventoryJudge.ANYTHING_GOES)
                            .revision())
                    .isEqualTo(1);
        } catch (SettingsException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private Path file() {
        return directory.resolve("inventory.yaml");
    }

    private FileInventory write(String text) throws IOException {
        Files.writeString(file(), text);
        return new FileInventory(file(), Runnable::run, time);
    }

    private InventoryView read(String text) {
        try {
            return await(write(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CompletionException e) {
            throw (SettingsException) e.getCause();
        }
    }

    private InventoryView await(FileInventory inventory) {
        return time.await(inventory.read(DEADLINE));
    }
}
