package org.opendrs.libvirt;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Accepted;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.CommandOutcome.Refused;
import org.opendrs.spi.CommandOutcome.Unknown;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HypervisorException;
import org.opendrs.unit.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to one host, each once. That libvirt takes a memory target proves nothing: a guest without a driver never follows,
 * a paused one later.
 */
final class Commander {
    private static final Logger log = LoggerFactory.getLogger(Commander.class);
    private static final long BYTES_A_KIB = Bytes.kib(1).value();

    private final LibvirtHostSpec spec;
    private final HostLink link;
    private final CallRunner runner;
    private final VmLocks locks;
    private final VmTurns turns;

    /** Periods that were set, to be set again when the daemon has forgotten them. */
    private final Map<VmId, Integer> periods = new ConcurrentHashMap<>();

    Commander(LibvirtHostSpec spec, HostLink link, CallRunner runner, Shared shared) {
        this.spec = spec;
        this.link = link;
        this.runner = runner;
        this.locks = shared.locks();
        this.turns = new VmTurns(shared.timer(), shared.clock());
    }

    /** What is done to a guest. */
    @FunctionalInterface
    private interface DomainCall {
        int on(long domain);
    }

    /** Sends a command that the driver understands. The stage never fails. */
    CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        if (command instanceof HostCommand.SetMemoryTarget set) {
            long kib = set.target().value() / BYTES_A_KIB;
            return kib == 0
                    ? refused(Refusal.INVALID_VALUE, "target " + set.target() + " is less than 1 KiB")
                    : locked(set.vm(), "set memory of " + set.vm(), deadline, domain -> setMemory(domain, kib));
        }
        if (command instanceof HostCommand.SetStatsPeriod set) {
            return setPeriod(set, deadline);
        }
        return refused(Refusal.UNSUPPORTED, "libvirt's backend does not know " + command);
    }

    private CompletionStage<CommandOutcome> setPeriod(HostCommand.SetStatsPeriod set, Duration deadline) {
        long seconds = set.period().toSeconds();
        if (seconds < 0 || seconds > Integer.MAX_VALUE) {
            return refused(
                    Refusal.INVALID_VALUE,
                    "period " + set.period() + " is not within 0 and " + Integer.MAX_VALUE + " s");
        }
        periods.put(set.vm(), (int) seconds);
        return locked(
                set.vm(),
                "set statistics period of " + set.vm(),
                deadline,
                domain ->
                        LibvirtNative.virDomainSetMemoryStatsPeriod(domain, (int) seconds, LibvirtNative.AFFECT_LIVE));
    }

    /** Drivers that know no flags know only the guest as it runs. */
    private static int setMemory(long domain, long kib) {
        int result = LibvirtNative.virDomainSetMemoryFlags(domain, kib, LibvirtNative.AFFECT_LIVE);
        return result < 0 && LibvirtError.last().code() == LibvirtError.NO_SUPPORT
                ? LibvirtNative.virDomainSetMemory(domain, kib)
                : result;
    }

    /** Makes the call with the VM's lock, which is held until the call returns, also if nobody waits for it any more. */
    private CompletionStage<CommandOutcome> locked(VmId vm, String what, Duration deadline, DomainCall call) {
        Optional<UUID> uuid = Uuids.of(vm);
        if (uuid.isEmpty()) {
            return refused(Refusal.GUEST_GONE, "'" + vm + "' is no UUID, so that no guest of libvirt can be called so");
        }
        if (!locks.take(vm, VmLocks.Use.COMMAND)) {
            return refused(Refusal.BUSY, "it is being migrated");
        }
        return turns.run(vm, deadline, (left, ended) -> {
            Runnable over = () -> {
                locks.release(vm, VmLocks.Use.COMMAND);
                ended.run();
            };
            return send(what, left, connection -> onDomain(connection, uuid.get(), what, call), over);
        });
    }

    private CompletionStage<CommandOutcome> send(
            String what, Duration deadline, HostLink.ConnectedCall<Boolean> call, Runnable over) {
        var begun = new AtomicBoolean();
        return link.call(runner, what, deadline, connection -> {
                    if (!begun.compareAndSet(false, true)) {
                        throw new LibvirtFailure(what, LibvirtError.busy("given up before it began"));
                    }
                    try {
                        return call.make(connection);
                    } finally {
                        over.run();
                    }
                })
                .handle((done, failure) -> {
                    boolean never = begun.compareAndSet(false, true);
                    if (never) {
                        over.run();
                    }
                    if (failure == null) {
                        return new Accepted();
                    }
                    HypervisorException why = Failures.asHypervisorException(failure, what);
                    return never ? notSent(why) : outcome(why);
                });
    }

    private static Boolean onDomain(LibvirtConnection connection, UUID uuid, String what, DomainCall call)
            throws LibvirtFailure {
        Memory bytes = Buffers.ofThread().uuid;
        Uuids.write(uuid, bytes);
        long domain = LibvirtNative.virDomainLookupByUUID(connection.pointer(), Buffers.address(bytes));
        if (domain == 0) {
            throw LibvirtFailure.of(what);
        }
        try {
            LibvirtFailure.check(what, call.on(domain));
            return true;
        } finally {
            LibvirtNative.virDomainFree(domain);
        }
    }

    /** What never reached the host had no effect on it. */
    private static CommandOutcome notSent(HypervisorException why) {
        Refusal reason = switch (why.kind()) {
            case ACCESS_DENIED -> Refusal.ACCESS_DENIED;
            case TIMEOUT -> Refusal.BUSY;
            default -> Refusal.HOST_UNREACHABLE;
        };
        return new Refused(reason, words(why));
    }

    private static CommandOutcome outcome(HypervisorException why) {
        String detail = words(why);
        Optional<Refusal> reason =
                why.getCause() instanceof LibvirtFailure told ? told.trouble().refusal() : Optional.empty();
        return reason.<CommandOutcome>map(refusal -> new Refused(refusal, detail))
                .orElse(new Unknown(detail));
    }

    /** Whoever gets the outcome knows the guest and the command. */
    private static String words(HypervisorException why) {
        return why.getCause() instanceof LibvirtFailure told ? told.error().toString() : why.detail();
    }

    private static CompletionStage<CommandOutcome> refused(Refusal reason, String detail) {
        return CompletableFuture.completedFuture(new Refused(reason, detail));
    }

    /** Sets again what the daemon may have forgotten while there was no connection. */
    void applyPeriodsAgain(Duration deadline) {
        periods.forEach((vm, seconds) -> apply(
                        new HostCommand.SetStatsPeriod(spec.id(), vm, Duration.ofSeconds(seconds)), deadline)
                .thenAccept(outcome -> log.debug("vm={} statsPeriod={}s again: {}", vm, seconds, outcome)));
    }

    /** Forgets a guest that is not on this host any more. */
    void forget(VmId vm) {
        periods.remove(vm);
    }
}
