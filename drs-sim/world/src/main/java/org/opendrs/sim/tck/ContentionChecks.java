package org.opendrs.sim.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.TxnResult;

/** Promises about transactions that compete: many contenders for one key, and for a capacity that is not enough for all. */
final class ContentionChecks {
    static final String ONE_WINNER = "of several contenders for one key exactly one wins";
    static final String CAPACITY = "of several contenders for a capacity exactly as many win as it allows";

    private static final int CONTENDERS = 12;
    private static final int ROOM = 5;

    /** In each round of tries one contender succeeds, so that nobody needs more. */
    private static final int TRIES = 2 * CONTENDERS;

    private final StoreKeys keys;
    private final Findings findings;

    ContentionChecks(StoreKeys keys) {
        this.keys = keys;
        this.findings = keys.findings;
    }

    void run() {
        checkOneWinner();
        checkCapacity();
    }

    private void checkOneWinner() {
        List<Guard> free = List.of(new Guard.Absent(keys.key("lock")));
        List<CompletionStage<TxnResult>> calls = new ArrayList<>();
        for (int i = 0; i < CONTENDERS; i++) {
            calls.add(keys.store.txn(free, List.of(keys.put("lock", "owner-" + i)), List.of(), keys.deadline()));
        }
        long winners = all(calls).stream().filter(TxnResult::succeeded).count();
        findings.expect(winners == 1, ONE_WINNER, winners + " of " + CONTENDERS + " contenders won");
    }

    private void checkCapacity() {
        keys.write(keys.put("ledger", "0"));
        List<CompletionStage<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < CONTENDERS; i++) {
            calls.add(contend(i, TRIES));
        }
        long winners = all(calls).stream().filter(won -> won).count();
        int granted = keys.snapshot("grant/").entries().size();
        String ledger = keys.entry("ledger").value();
        findings.expect(
                winners == ROOM && granted == ROOM && ledger.equals(String.valueOf(ROOM)),
                CAPACITY,
                "room for " + ROOM + ", but " + winners + " contenders won, " + granted
                        + " grants are written and the ledger says " + ledger);
    }

    private CompletionStage<Boolean> contend(int contender, int tries) {
        return keys.store.snapshot(keys.key("ledger"), keys.deadline()).thenCompose(snapshot -> {
            Entry ledger = snapshot.entry(keys.key("ledger")).orElseThrow();
            int taken = Integer.parseInt(ledger.value());
            if (taken >= ROOM || tries == 0) {
                return CompletableFuture.completedFuture(false);
            }
            return keys.store
                    .txn(
                            List.of(new Guard.Unchanged(ledger.key(), ledger.modRevision())),
                            List.of(keys.put("ledger", String.valueOf(taken + 1)), keys.put("grant/" + contender, "1")),
                            List.of(),
                            keys.deadline())
                    .thenCompose(result -> result.succeeded()
                            ? CompletableFuture.completedFuture(true)
                            : contend(contender, tries - 1));
        });
    }

    private <T> List<T> all(List<CompletionStage<T>> calls) {
        List<T> answers = new ArrayList<>();
        for (CompletionStage<T> call : calls) {
            answers.add(keys.answer("contended call", keys.deadline().multipliedBy(TRIES), () -> call));
        }
        return answers;
    }
}
