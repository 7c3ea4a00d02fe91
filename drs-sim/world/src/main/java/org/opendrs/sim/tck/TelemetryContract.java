package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.spi.Capability;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.Telemetry;

/**
 * What every {@link Telemetry} promises. The kit samples all hosts twice, asks for a host that does not exist, and asks once with
 * a deadline that can hardly be kept.
 */
public final class TelemetryContract {
    static final String CAPABILITIES = "capabilities are constant";
    static final String ORDER = "hosts are listed once and in id order";
    static final String DEADLINE = "a stage completes at its deadline at the latest";
    static final String SAMPLED = "each listed host can be sampled";
    static final String FAILURE = "a stage fails with HypervisorException only";
    static final String UNKNOWN = "an unknown host is an UNKNOWN_TARGET";
    static final String KNOWN_VM = "the known guest is found on its host and nowhere else";
    static final String ONE_HOST = "a guest runs on one host";
    static final String CONTENT = "samples contain what the capabilities say";

    private static final HostId NOBODY = new HostId("tck-no-such-host");

    /** Shorter than any call over a network takes. */
    private static final Duration TINY = Duration.ofMillis(1);

    private final Telemetry port;
    private final KnownVm known;
    private final TckEnvironment env;
    private final Findings findings = new Findings();

    private TelemetryContract(Telemetry port, KnownVm known, TckEnvironment env) {
        this.port = port;
        this.known = known;
        this.env = env;
    }

    /**
     * Checks every promise that the port's capabilities cover.
     *
     * @param known a running guest; hosts and guests must be left alone while the kit runs
     * @throws IllegalArgumentException if the port needs real time and the clock is virtual
     */
    public static ContractResult check(Telemetry port, KnownVm known, TckEnvironment env) {
        RealTime.check(port.capabilities(), env);
        return new TelemetryContract(port, known, env).run();
    }

    private ContractResult run() {
        Set<Capability> has = EnumSet.noneOf(Capability.class);
        has.addAll(port.capabilities());
        List<HostId> hosts = port.hosts();
        checkOrder(hosts);
        List<HostSample> first = sampleAll(hosts);
        env.pass(env.allowances().interval());
        List<HostSample> second = sampleAll(hosts);
        new SampleChecks(env.allowances(), findings).run(first, second);
        checkGuests(first, second);
        checkContent(second, has);
        checkUnknownHost();
        checkTinyDeadline();
        findings.expect(
                has.equals(port.capabilities()), CAPABILITIES, "first " + has + ", then " + port.capabilities());
        return findings.result();
    }

    private void checkOrder(List<HostId> hosts) {
        for (int i = 1; i < hosts.size(); i++) {
            boolean rising = hosts.get(i - 1).compareTo(hosts.get(i)) < 0;
            findings.expect(rising, ORDER, hosts.get(i - 1) + " stands before " + hosts.get(i));
        }
        findings.expect(
                hosts.contains(known.host()),
                SAMPLED,
                "the known guest's host " + known.host() + " is not in " + hosts);
    }

    private List<HostSample> sampleAll(List<HostId> hosts) {
        var samples = new ArrayList<HostSample>();
        for (HostId host : hosts) {
            sample(host).ifPresent(samples::add);
        }
        return samples;
    }

    private Optional<HostSample> sample(HostId host) {
        long asked = env.clock().monotonicNanos();
        Call<HostSample> call = ask(host, env.allowances().deadline());
        if (call.hung() || call.thrown()) {
            return Optional.empty();
        }
        HostSample sample = call.value();
        if (sample == null) {
            findings.broken(SAMPLED, call.what() + " failed with " + call.failure());
            return Optional.empty();
        }
        findings.expect(sample.host().equals(host), SAMPLED, call.what() + " is of " + sample.host());
        long oldest = asked - env.allowances().sampleAge().toNanos();
        long now = env.clock().monotonicNanos();
        findings.expect(
                sample.takenAtNanos() >= oldest && sample.takenAtNanos() <= now,
                SampleChecks.TAKEN_AT,
                call.what() + " says it was taken at " + sample.takenAtNanos() + " ns, but was asked for at " + asked
                        + " ns and there at " + now + " ns");
        return Optional.of(sample);
    }

    /** Samples a host and notes what holds for every call, whatever its outcome. */
    private Call<HostSample> ask(HostId host, Duration deadline) {
        Call<HostSample> call = Call.make("sample of " + host, deadline, env, () -> port.sample(host, deadline));
        call.answered(deadline, env, findings, DEADLINE);
        if (call.failure() != null && !call.thrown()) {
            findings.expect(
                    call.failure() instanceof HypervisorException,
                    FAILURE,
                    call.what() + " failed with " + call.failure());
        }
        return call;
    }

    private void checkGuests(List<HostSample> first, List<HostSample> second) {
        boolean found = false;
        for (HostSample sample : second) {
            boolean here = sample.vms().stream().anyMatch(vm -> vm.id().equals(known.vm()));
            boolean right = here == sample.host().equals(known.host());
            findings.expect(right, KNOWN_VM, known + (here ? " is also on " : " is not on ") + sample.host());
            found |= here;
        }
        findings.expect(found, KNOWN_VM, known + " is on no host");
        // A guest that moves between two samples is seen twice once, not two times running.
        List<String> twice = new ArrayList<>(runningTwice(first));
        twice.retainAll(runningTwice(second));
        twice.forEach(seen -> findings.broken(ONE_HOST, seen));
    }

    private static List<String> runningTwice(List<HostSample> samples) {
        var homes = new TreeMap<VmId, HostId>();
        var twice = new ArrayList<String>();
        for (HostSample sample : samples) {
            for (VmSample vm : sample.vms()) {
                HostId other = vm.state() == VmState.MIGRATING_IN ? null : homes.put(vm.id(), sample.host());
                if (other != null) {
                    twice.add(vm.id() + " runs on " + other + " and on " + sample.host());
                }
            }
        }
        return twice;
    }

    private void checkContent(List<HostSample> samples, Set<Capability> has) {
        Optional<VmSample> guest = samples.stream()
                .filter(sample -> sample.host().equals(known.host()))
                .flatMap(sample -> sample.vms().stream())
                .filter(vm -> vm.id().equals(known.vm()))
                .findFirst();
        if (guest.isEmpty()) {
            return;
        }
        VmSample vm = guest.get();
        findings.expect(vm.state() == VmState.RUNNING, CONTENT, "the known guest is " + vm.state() + ", not RUNNING");
        if (has.contains(Capability.GUEST_STATS)) {
            boolean reports =
                    vm.guest().map(stats -> stats.updatedAtSeconds() > 0).orElse(false);
            findings.expect(reports, CONTENT, "GUEST_STATS, but the known guest's report is " + vm.guest());
        } else {
            findings.leftOut(CONTENT, "GUEST_STATS is not among the capabilities, reports of guests are not checked");
        }
        if (has.contains(Capability.VCPU_TIMES)) {
            findings.expect(!vm.vcpus().isEmpty(), CONTENT, "VCPU_TIMES, but the known guest has no virtual CPUs");
        } else {
            findings.leftOut(CONTENT, "VCPU_TIMES is not among the capabilities, run and ready times are not checked");
        }
        if (!has.contains(Capability.HOST_SWAP)) {
            findings.leftOut(CONTENT, "HOST_SWAP is not among the capabilities, the hosts' swapping is not checked");
        }
    }

    private void checkUnknownHost() {
        Call<HostSample> call = ask(NOBODY, env.allowances().deadline());
        boolean unknown = call.failure() instanceof HypervisorException failure
                && failure.kind() == HypervisorException.Kind.UNKNOWN_TARGET;
        findings.expect(
                unknown, UNKNOWN, call.what() + " gave " + (call.failure() != null ? call.failure() : call.value()));
    }

    /** Whether the host can be read in no time does not matter; that the stage completes does. */
    private void checkTinyDeadline() {
        ask(known.host(), TINY);
    }
}
