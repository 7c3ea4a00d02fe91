package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;

/**
 * What every {@link HostControl} promises. The kit takes a little memory from the known guest, gives it back, and sends commands
 * that must be refused. What the guest does is seen through a telemetry port that has passed its own kit.
 */
public final class HostControlContract {
    static final String CAPABILITIES = "capabilities are constant";
    static final String DEADLINE = "a stage completes at its deadline at the latest";
    static final String NEVER_FAILS = "a stage never fails";
    static final String ACCEPTED = "a command that the port understands is accepted";
    static final String VISIBLE = "an accepted memory target is visible in later samples";
    static final String REPEATED = "a second identical command is harmless";
    static final String TOO_HIGH = "a target above the maximum is refused with INVALID_VALUE";
    static final String UNKNOWN_VM = "a guest that is not on the host is refused with GUEST_GONE";
    static final String UNKNOWN_HOST = "an unknown host is refused with HOST_UNREACHABLE";
    static final String UNSUPPORTED = "a command that the port does not understand is refused with UNSUPPORTED";
    static final String NO_EFFECT = "a refused command has no effect";
    static final String STATS_PERIOD = "a statistics period makes the guest report";
    static final String RESTORED = "the guest can be given back what was taken";

    private static final HostId NO_HOST = new HostId("tck-no-such-host");
    private static final VmId NO_VM = new VmId("tck-no-such-vm");
    private static final Duration TINY = Duration.ofMillis(1);

    /** How often the guest is looked at while it follows a target. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Period that guests are left with; the engine sets the same. */
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final HostControl port;
    private final Telemetry telemetry;
    private final KnownVm known;
    private final TckEnvironment env;
    private final Findings findings = new Findings();

    private HostControlContract(HostControl port, Telemetry telemetry, KnownVm known, TckEnvironment env) {
        this.port = port;
        this.telemetry = telemetry;
        this.known = known;
        this.env = env;
    }

    /**
     * Checks every promise that the port's capabilities cover.
     *
     * @param telemetry sees the same hosts
     * @param known a running guest at rest with usable memory above the balloon step; nobody else may command it meanwhile
     * @throws IllegalArgumentException if the port needs real time and the clock is virtual
     */
    public static ContractResult check(HostControl port, Telemetry telemetry, KnownVm known, TckEnvironment env) {
        RealTime.check(port.capabilities(), env);
        return new HostControlContract(port, telemetry, known, env).run();
    }

    private ContractResult run() {
        Set<Capability> has = EnumSet.noneOf(Capability.class);
        has.addAll(port.capabilities());
        checkUnsupported(has);
        if (has.contains(Capability.SET_STATS_PERIOD)) {
            checkStatsPeriod();
        } else {
            findings.leftOut(STATS_PERIOD, "SET_STATS_PERIOD is not among the capabilities");
        }
        Optional<VmSample> guest = look();
        if (!has.contains(Capability.SET_MEMORY_TARGET)) {
            findings.leftOut(VISIBLE, "SET_MEMORY_TARGET is not among the capabilities");
        } else if (guest.isEmpty()) {
            findings.leftOut(VISIBLE, "telemetry does not show " + known);
        } else {
            checkRefusals(guest.get());
            checkMemoryTarget(guest.get());
        }
        findings.expect(
                has.equals(port.capabilities()), CAPABILITIES, "first " + has + ", then " + port.capabilities());
        return findings.result();
    }

    private void checkUnsupported(Set<Capability> has) {
        expectRefusal(new UnheardOf(known.host(), known.vm()), Refusal.UNSUPPORTED, UNSUPPORTED);
        List<HostCommand> all = List.of(
                new HostCommand.SetMemoryTarget(known.host(), known.vm(), Bytes.gib(1)),
                new HostCommand.SetStatsPeriod(known.host(), known.vm(), PERIOD));
        all.stream()
                .filter(command -> !has.contains(command.needs()))
                .forEach(command -> expectRefusal(command, Refusal.UNSUPPORTED, UNSUPPORTED));
    }

    private void checkStatsPeriod() {
        expectAccepted(new HostCommand.SetStatsPeriod(known.host(), known.vm(), PERIOD), ACCEPTED);
        if (!telemetry.capabilities().contains(Capability.GUEST_STATS)) {
            findings.leftOut(STATS_PERIOD, "telemetry has no GUEST_STATS to see reports with");
            return;
        }
        long before = lastReport();
        env.pass(PERIOD.multipliedBy(3));
        long after = lastReport();
        findings.expect(
                after > before, STATS_PERIOD, "the last report was at " + before + " s and stayed at " + after + " s");
    }

    private long lastReport() {
        return look().flatMap(VmSample::guest).map(GuestStats::updatedAtSeconds).orElse(0L);
    }

    private void checkRefusals(VmSample guest) {
        Bytes same = guest.actual();
        Bytes tooMuch = guest.maximum().plus(env.allowances().balloonStep());
        expectRefusal(target(tooMuch), Refusal.INVALID_VALUE, TOO_HIGH);
        expectRefusal(new HostCommand.SetMemoryTarget(known.host(), NO_VM, same), Refusal.GUEST_GONE, UNKNOWN_VM);
        expectRefusal(
                new HostCommand.SetMemoryTarget(NO_HOST, known.vm(), same), Refusal.HOST_UNREACHABLE, UNKNOWN_HOST);
        Optional<HostId> other = telemetry.hosts().stream()
                .filter(host -> !host.equals(known.host()))
                .findFirst();
        if (other.isPresent()) {
            var elsewhere = new HostCommand.SetMemoryTarget(other.get(), known.vm(), same);
            expectRefusal(elsewhere, Refusal.GUEST_GONE, UNKNOWN_VM);
        } else {
            findings.leftOut(UNKNOWN_VM, "there is no second host on which to look for the known guest");
        }
        env.pass(env.allowances().interval());
        Optional<Bytes> now = look().map(VmSample::actual);
        findings.expect(
                now.isPresent() && near(now.get(), same), NO_EFFECT, "the guest went from " + same + " to " + now);
    }

    private void checkMemoryTarget(VmSample guest) {
        Bytes original = guest.actual();
        Bytes less = original.minusOrZero(env.allowances().balloonStep());
        if (less.isZero()) {
            findings.leftOut(VISIBLE, "the guest holds " + original + ", no more than the balloon step");
            return;
        }
        try {
            if (expectAccepted(target(less), ACCEPTED)) {
                expectArrival(less, VISIBLE);
                expectAccepted(target(less), REPEATED);
                env.pass(env.allowances().interval());
                expectArrival(less, REPEATED);
                issue(target(less), TINY);
            }
        } finally {
            expectAccepted(target(original), RESTORED);
            expectArrival(original, RESTORED);
        }
    }

    private HostCommand target(Bytes memory) {
        return new HostCommand.SetMemoryTarget(known.host(), known.vm(), memory);
    }

    private void expectRefusal(HostCommand command, Refusal reason, String promise) {
        Optional<CommandOutcome> outcome = issue(command, env.allowances().deadline());
        boolean right = outcome.isPresent()
                && outcome.get() instanceof CommandOutcome.Refused refused
                && refused.reason() == reason;
        findings.expect(right || outcome.isEmpty(), promise, command + " gave " + outcome);
    }

    private boolean expectAccepted(HostCommand command, String promise) {
        Optional<CommandOutcome> outcome = issue(command, env.allowances().deadline());
        boolean accepted = outcome.isPresent() && outcome.get() instanceof CommandOutcome.Accepted;
        return findings.expect(accepted || outcome.isEmpty(), promise, command + " gave " + outcome) && accepted;
    }

    /** Issues a command; empty if the port broke a promise that holds for every command, which is noted. */
    private Optional<CommandOutcome> issue(HostCommand command, Duration deadline) {
        Call<CommandOutcome> call = Call.make(command.toString(), deadline, env, () -> port.apply(command, deadline));
        if (call.failure() != null && !call.thrown()) {
            findings.broken(NEVER_FAILS, command + " failed with " + call.failure());
            return Optional.empty();
        }
        call.answered(deadline, env, findings, DEADLINE);
        return Optional.ofNullable(call.value());
    }

    private void expectArrival(Bytes target, String promise) {
        long start = env.clock().monotonicNanos();
        Optional<Bytes> actual = look().map(VmSample::actual);
        while (!(actual.isPresent() && near(actual.get(), target))) {
            if (env.clock().monotonicNanos() - start > env.allowances().effect().toNanos()) {
                findings.broken(
                        promise,
                        "target " + target + ", but after " + env.allowances().effect() + " the guest holds " + actual);
                return;
            }
            env.pass(LOOK);
            actual = look().map(VmSample::actual);
        }
    }

    private boolean near(Bytes one, Bytes other) {
        return Math.abs(one.value() - other.value())
                <= env.allowances().balloonTolerance().value();
    }

    private Optional<VmSample> look() {
        Duration deadline = env.allowances().deadline();
        Call<HostSample> call =
                Call.make("sample of " + known.host(), deadline, env, () -> telemetry.sample(known.host(), deadline));
        return Optional.ofNullable(call.value())
                .flatMap(sample -> sample.vms().stream()
                        .filter(vm -> vm.id().equals(known.vm()))
                        .findFirst());
    }

    /** A command that no port can know. */
    private record UnheardOf(HostId host, VmId vm) implements HostCommand {
        @Override
        public Capability needs() {
            return Capability.GUEST_STATS;
        }
    }
}
