package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Accepted;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.CommandOutcome.Refused;
import org.opendrs.spi.CommandOutcome.Unknown;
import org.opendrs.spi.DrsClock;

class VmTurnsTest {
    private static final VmId VM = new VmId("a");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final DeadlineTimer timer = new DeadlineTimer("test-timer");
    private final VmTurns turns = new VmTurns(timer, DrsClock.system());
    private final List<String> sent = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    @AfterEach
    void stop() {
        timer.close();
    }

    @Test
    void commandWaitsForAnOverdueOneBeforeIt() throws Exception {
        CompletionStage<CommandOutcome> first = send("first", LONG, new Unknown("overdue"));
        CompletionStage<CommandOutcome> second = send("second", LONG, new Accepted());
        assertThat(TestDriver.get(first)).isEqualTo(new Unknown("overdue"));
        assertThat(sent).containsExactly("first");

        ends.get(0).run();

        assertThat(TestDriver.get(second)).isEqualTo(new Accepted());
        assertThat(sent).containsExactly("first", "second");
    }

    @Test
    void commandWhoseTurnDoesNotComeIsRefusedAndNeverSent() throws Exception {
        send("first", LONG, new Unknown("overdue"));
        CompletionStage<CommandOutcome> second = send("second", Duration.ofMillis(20), new Accepted());
        CompletionStage<CommandOutcome> third = send("third", LONG, new Accepted());
        assertThat(((Refused) TestDriver.get(second)).reason()).isEqualTo(Refusal.BUSY);

        ends.get(0).run();

        assertThat(TestDriver.get(third)).isEqualTo(new Accepted());
        assertThat(sent).containsExactly("first", "third");
    }

    @Test
    void otherVmsDoNotWait() throws Exception {
        send("first", LONG, new Unknown("overdue"));

        assertThat(TestDriver.get(turns.run(
                        new VmId("b"), LONG, (left, ended) -> CompletableFuture.completedFuture(new Accepted()))))
                .isEqualTo(new Accepted());
    }

    private CompletionStage<CommandOutcome> send(String name, Duration deadline, CommandOutcome outcome) {
        return turns.run(VM, deadline, (left, ended) -> {
            sent.add(name);
            ends.add(ended);
            return CompletableFuture.completedFuture(outcome);
        });
    }
}
