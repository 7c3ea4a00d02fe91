package org.opendrs.sim.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.spi.Capability;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.opendrs.spi.Telemetry;

/**
 * Reads the simulated hosts. A sample is stamped with the end of the last step, which is when its counters were right. A host
 * that is down does not answer: the call fails at its deadline.
 */
final class WorldTelemetry implements Telemetry {
    private final WorldState world;
    private final LastStep lastStep;
    private final Duration latency;
    private final HostSilence silence;
    private final HostLoop loop;
    private final SampleDigest digest = new SampleDigest();
    /** The round that was opened last and has not been read. */
    private @Nullable Round open;

    WorldTelemetry(WorldState world, HostLoop loop, LastStep lastStep) {
        this.world = world;
        this.loop = loop;
        this.lastStep = lastStep;
        this.latency = world.constants().duration(Constant.SAMPLE_LATENCY);
        this.silence = new HostSilence(world);
    }

    /** Tells when the last step ended. */
    @FunctionalInterface
    interface LastStep {
        /** Returns the time in nanoseconds. */
        long nanos();
    }

    @Override
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(
                EnumSet.of(Capability.GUEST_STATS, Capability.VCPU_TIMES, Capability.HOST_SWAP));
    }

    @Override
    public List<HostId> hosts() {
        return world.hostIds();
    }

    @Override
    public CompletionStage<HostSample> sample(HostId id, Duration deadline) {
        var answer = new CompletableFuture<HostSample>();
        SimHost host = world.host(id);
        if (host == null) {
            answer.completeExceptionally(new HypervisorException(Kind.UNKNOWN_TARGET, "there is no host " + id));
        } else if (latency.compareTo(deadline) > 0) {
            world.time().after(deadline, () -> fail(answer, host, deadline));
        } else {
            round(host).add(new Question(host, deadline, answer));
        }
        return answer;
    }

    /** Returns the round of what is asked now, or a new one if it asks this host already. */
    private Round round(SimHost host) {
        long now = world.time().monotonicNanos();
        Round current = open;
        if (current == null || current.askedAtNanos != now || current.hosts.contains(host)) {
            var round = new Round(now);
            world.time().after(latency, () -> read(round));
            open = round;
            return round;
        }
        return current;
    }

    /** Reads the hosts, several of them at once if the loop does so, and answers one after the other. */
    @SuppressWarnings("ReferenceEquality") // rounds have no other identity
    private void read(Round round) {
        if (round == open) {
            open = null;
        }
        List<Question> questions = round.questions;
        var samples = new HostSample[questions.size()];
        var digests = new long[questions.size()];
        long takenAt = lastStep.nanos();
        loop.each(questions.size(), i -> {
            SimHost host = questions.get(i).host;
            if (host.up()) {
                samples[i] = host.sample(takenAt);
                digests[i] = digest.of(host.idHash(), samples[i]);
            }
        });
        for (int i = 0; i < samples.length; i++) {
            answer(questions.get(i), samples[i], digests[i]);
        }
    }

    private void answer(Question question, @Nullable HostSample sample, long sampleDigest) {
        if (sample == null) {
            Duration left = question.deadline.minus(latency);
            world.time().after(left, () -> fail(question.answer, question.host, question.deadline));
        } else {
            world.hash().add(sampleDigest);
            question.answer.complete(sample);
        }
    }

    private void fail(CompletableFuture<HostSample> answer, SimHost host, Duration deadline) {
        Kind kind = silence.connectionLost(host) ? Kind.UNREACHABLE : Kind.TIMEOUT;
        world.hash().add("unanswered").add(host.idHash()).add(kind.name());
        answer.completeExceptionally(
                new HypervisorException(kind, "host " + host.id() + " did not answer within " + deadline));
    }

    /**
     * A host that is asked.
     *
     * @param deadline when the asking gives up
     * @param answer where the sample goes
     */
    private record Question(SimHost host, Duration deadline, CompletableFuture<HostSample> answer) {}

    /** What is asked at the same time of different hosts. */
    private static final class Round {
        private final long askedAtNanos;
        private final List<Question> questions = new ArrayList<>();
        private final Set<SimHost> hosts = Collections.newSetFromMap(new IdentityHashMap<>());

        Round(long askedAtNanos) {
            this.askedAtNanos = askedAtNanos;
        }

        void add(Question question) {
            questions.add(question);
            hosts.add(question.host);
        }
    }
}
