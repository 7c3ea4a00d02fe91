package org.opendrs.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the counters of all hosts in rounds. One hung host never delays the others: a call that is still out is not made again,
 * and a host that failed last time is asked but not waited for. Confined to the mailbox.
 */
final class Sampling {
    private static final Logger log = LoggerFactory.getLogger(Sampling.class);

    private final Telemetry telemetry;
    private final Mailbox mailbox;
    private final Duration deadline;
    private final Set<HostId> outstanding = new HashSet<>();
    private final Set<HostId> suspects = new HashSet<>();
    private List<HostId> hosts = List.of();

    Sampling(Telemetry telemetry, Mailbox mailbox, Duration deadline) {
        this.telemetry = telemetry;
        this.mailbox = mailbox;
        this.deadline = deadline;
    }

    /** Starts a round and hands over what arrived, once all hosts that are waited for have answered or the deadline is over. */
    void round(Consumer<SortedMap<HostId, HostSample>> done) {
        var round = new Round(done);
        for (HostId host : hosts()) {
            if (outstanding.add(host)) {
                ask(host, round);
            }
        }
        mailbox.post(round::finishIfComplete);
        round.timer = mailbox.after(deadline, round::finish);
    }

    /** Returns the hosts of the newest round. */
    List<HostId> known() {
        return hosts;
    }

    /** Returns the hosts that telemetry names, or if it throws those that it named last. */
    private List<HostId> hosts() {
        try {
            hosts = telemetry.hosts();
        } catch (RuntimeException defect) {
            log.error("telemetry does not name its hosts; going on with the last known {}", hosts.size(), defect);
        }
        return hosts;
    }

    private void ask(HostId host, Round round) {
        boolean waitedFor = !suspects.contains(host);
        if (waitedFor) {
            round.waitingFor++;
        }
        Mailbox.made(() -> telemetry.sample(host, deadline))
                .whenComplete((sample, failure) -> mailbox.post(() -> {
                    outstanding.remove(host);
                    settle(host, sample, failure, round);
                    if (waitedFor) {
                        round.waitingFor--;
                    }
                    round.finishIfComplete();
                }));
    }

    private void settle(HostId host, @Nullable HostSample sample, @Nullable Throwable failure, Round round) {
        if (sample != null) {
            suspects.remove(host);
            round.samples.put(host, sample);
        } else if (suspects.add(host)) {
            log.warn("host={} not sampled: {}", host, String.valueOf(failure));
        }
    }

    /** One round; what arrives after its end is dropped, for a newer sample follows. */
    private static final class Round {
        private final SortedMap<HostId, HostSample> samples = new TreeMap<>();
        private final Consumer<SortedMap<HostId, HostSample>> done;
        private @Nullable Cancellable timer;
        private int waitingFor;
        private boolean finished;

        Round(Consumer<SortedMap<HostId, HostSample>> done) {
            this.done = done;
        }

        void finishIfComplete() {
            if (waitingFor == 0) {
                finish();
            }
        }

        void finish() {
            if (finished) {
                return;
            }
            finished = true;
            if (timer != null) {
                timer.cancel();
            }
            done.accept(samples);
        }
    }
}
