package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.libvirt.StatKey.Field;
import org.opendrs.model.GuestStats;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmSample;
import org.opendrs.spi.HypervisorException;

/** Cycles of a host whose guests report each second and whose monitors are asked after each cycle. */
class MonitorQuestionsTest {
    private static final UUID WEB = new UUID(1, 2);
    private static final UUID DB = new UUID(1, 3);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final GuestStatsReply OLD = new GuestStatsReply(true, Optional.empty());

    private final GuestIndex index = new GuestIndex();
    private final List<UUID> asked = new ArrayList<>();
    private final Set<UUID> leaving = new HashSet<>();
    private final DeadlineTimer timer = new DeadlineTimer("test-timer");
    private final CallRunner runner = new CallRunner("test-monitor", 2, 8, timer);
    private final CountDownLatch stuck = new CountDownLatch(1);
    private CompletionStage<Boolean> heard = CompletableFuture.completedFuture(true);
    private String definition =
            "<domain><name>g</name><devices><memballoon model='virtio'><alias name='balloon0'/></memballoon></devices></domain>";
    private long second = 100;
    private int domainId = 7;

    @AfterEach
    void letGo() {
        stuck.countDown();
        runner.close();
        timer.close();
    }

    @Test
    void whatAMonitorTellsIsPartOfTheNextSample() {
        var questions = questions(guest -> told(kills(3)));

        assertThat(cycle(questions, WEB).guest().flatMap(GuestStats::reclaim)).isEmpty();
        assertThat(cycle(questions, WEB).guest().flatMap(GuestStats::reclaim).map(ReclaimCounters::oomKills))
                .contains(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<domain><name>g</name><devices><memballoon model='none'/></devices></domain>"})
    void aGuestOfWhichNoBalloonIsKnownIsNotAsked(String told) {
        definition = told;
        var questions = questions(guest -> told(kills(3)));

        cycle(questions, WEB);
        cycle(questions, WEB);
        assertThat(asked).isEmpty();
    }

    @Test
    void aGuestThatIsTooOldIsAskedOnceUntilItIsStartedAnew() {
        var questions = questions(guest -> told(OLD));
        for (int i = 0; i < 5; i++) {
            cycle(questions, WEB);
        }
        assertThat(asked).containsExactly(WEB);

        domainId++;
        cycle(questions, WEB);
        assertThat(asked).containsExactly(WEB, WEB);
    }

    @Test
    void aGuestWithoutBalloonIsAskedOnce() {
        var questions = questions(
                guest -> failed(Failures.asHypervisorException(new IllegalArgumentException("no balloon"), "ask")));
        cycle(questions, WEB);
        cycle(questions, WEB);

        assertThat(asked).containsExactly(WEB);
    }

    @Test
    void aGuestIsAskedOncePerReport() {
        var questions = questions(guest -> told(kills(0)));
        cycle(questions, WEB);
        second--;
        cycle(questions, WEB);
        assertThat(asked).hasSize(1);

        cycle(questions, WEB);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aGuestThatHasNotReportedIsNotAsked() {
        second = -1;
        cycle(questions(guest -> told(kills(0))), WEB);

        assertThat(asked).isEmpty();
    }

    @Test
    void aGuestThatIsMigratedAwayIsNotAsked() {
        leaving.add(WEB);
        cycle(questions(guest -> told(kills(0))), WEB);

        assertThat(asked).isEmpty();
    }

    @Test
    void aHostWhereNobodyMayAskIsAskedNoMoreUntilThereIsANewConnection() {
        var questions = questions(guest -> failed(
                new LibvirtFailure("ask", new LibvirtError(29, 0, "read only access prevents it")).atPort("ask")));
        cycle(questions, WEB);
        cycle(questions, WEB);
        cycle(questions, DB);
        assertThat(asked).containsExactly(WEB);

        questions.connected();
        cycle(questions, DB);
        assertThat(asked).containsExactly(WEB, DB);
    }

    @Test
    void aMissingLibraryIsLookedForOnce() {
        var questions = questions(
                guest -> failed(Failures.asHypervisorException(new UnsatisfiedLinkError("no virt-qemu"), "ask")));
        cycle(questions, WEB);
        cycle(questions, DB);

        assertThat(asked).containsExactly(WEB);
    }

    @Test
    void aGuestThatWasBusyIsAskedAgain() {
        var questions =
                questions(guest -> failed(new LibvirtFailure("ask", LibvirtError.busy("at work")).atPort("ask")));
        cycle(questions, WEB);
        cycle(questions, WEB);

        assertThat(asked).containsExactly(WEB, WEB);
    }

    @Test
    void aMonitorThatHangsIsAskedOnceAndHoldsNobodyUp() throws Exception {
        var questions = questions(guest -> run(LONG, guest.uuid().equals(WEB) ? this::hang : () -> kills(1)));
        cycle(questions, WEB);
        for (int i = 0; i < 3; i++) {
            cycle(questions, WEB, DB);
            TestDriver.get(heard);
        }

        assertThat(asked).containsExactly(WEB, DB, DB, DB);
        assertThat(cycle(questions, DB).guest().flatMap(GuestStats::reclaim)).isPresent();
    }

    @Test
    void anAnswerThatMissesItsDeadlineIsGivenUpAndTheNextReportAskedFor() throws Exception {
        var questions = questions(guest -> run(SHORT, this::hang));
        cycle(questions, WEB);
        TestDriver.get(heard);
        cycle(questions, WEB);

        assertThat(asked).containsExactly(WEB, WEB);
        assertThat(runner.overdue()).isPositive();
    }

    /** Makes a call; what it gave has been heard once {@link #heard} is complete. */
    private CompletionStage<GuestStatsReply> run(Duration deadline, NativeCall<GuestStatsReply> call) {
        var answer = new CompletableFuture<GuestStatsReply>();
        var end = new CompletableFuture<Boolean>();
        heard = end;
        runner.run("ask", deadline, call).whenComplete((reply, failure) -> {
            // Whoever waits for the answer hears of it before this returns.
            end.complete(failure == null ? answer.complete(reply) : answer.completeExceptionally(failure));
        });
        return answer;
    }

    private MonitorQuestions questions(Function<Guest, CompletionStage<GuestStatsReply>> question) {
        return new MonitorQuestions(
                "h1",
                index,
                vm -> leaving.stream().anyMatch(uuid -> Uuids.id(uuid).equals(vm)),
                (guest, balloon) -> {
                    assertThat(balloon).isEqualTo("balloon0");
                    asked.add(guest.uuid());
                    return question.apply(guest);
                });
    }

    /** Reads these guests, asks their monitors, and returns the sample of the first. */
    private VmSample cycle(MonitorQuestions questions, UUID... guests) {
        long sweep = index.beginSweep();
        var samples = new ArrayList<VmSample>();
        for (UUID guest : guests) {
            samples.add(read(guest, sweep));
        }
        index.endSweep(sweep);
        questions.catchUp();
        second++;
        return samples.get(0);
    }

    private VmSample read(UUID uuid, long sweep) {
        var reading = new GuestReading();
        reading.put(Field.STATE, 1);
        reading.put(Field.MAXIMUM, 1 << 20);
        reading.put(Field.CURRENT, 1 << 19);
        reading.put(Field.RESIDENT, 1 << 18);
        reading.put(Field.UNUSED, 1 << 17);
        reading.put(Field.LAST_UPDATE, second);
        Guest guest = index.meet(uuid, domainId, sweep);
        if (!definition.isEmpty()) {
            guest.describe(DomainXml.parse(guest.id(), definition));
        }
        return guest.sample(reading, sweep, true, false);
    }

    private GuestStatsReply hang() {
        try {
            return stuck.await(LONG.toSeconds(), TimeUnit.SECONDS) ? OLD : kills(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OLD;
        }
    }

    private static CompletionStage<GuestStatsReply> told(GuestStatsReply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private static CompletionStage<GuestStatsReply> failed(HypervisorException why) {
        return CompletableFuture.failedFuture(why);
    }

    private static GuestStatsReply kills(long count) {
        return new GuestStatsReply(true, Optional.of(ReclaimCounters.ofKills(count)));
    }
}
