package org.opendrs.libvirt;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.opendrs.model.VmId;
import org.opendrs.spi.HypervisorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the monitors of a host's guests for what libvirt has no statistics for, after each cycle, guest by guest and apart from it: what
 * comes is part of the next sample. A guest is asked once for each of its reports, so that a frozen one is not asked again, and one
 * that does not answer keeps nobody waiting but the thread that asks it. A host on which this is not possible is named in the log once and
 * asked no more until there is a new connection. Safe for use by any thread.
 */
final class MonitorQuestions {
    private static final Logger log = LoggerFactory.getLogger(MonitorQuestions.class);

    private final String host;
    private final GuestIndex index;
    private final Predicate<VmId> leaving;
    private final Question question;
    private final AtomicBoolean said = new AtomicBoolean();
    private volatile boolean impossible;

    /** Puts the question to one guest. */
    @FunctionalInterface
    interface Question {
        /**
         * Returns the answer; fails with {@link HypervisorException}, or with {@link IllegalArgumentException} if the guest has nothing
         * to tell.
         *
         * @param alias what the guest's balloon is called
         */
        CompletionStage<GuestStatsReply> put(Guest guest, String alias);
    }

    /**
     * Prepares to ask.
     *
     * @param host how the host is called in lines
     * @param index the guests that are known
     * @param leaving whether a guest is being migrated away, which may hold its monitor up
     * @param question asks one
     */
    MonitorQuestions(String host, GuestIndex index, Predicate<VmId> leaving, Question question) {
        this.host = host;
        this.index = index;
        this.leaving = leaving;
        this.question = question;
    }

    /** There is a new connection, perhaps with more rights or to another daemon. */
    void connected() {
        impossible = false;
    }

    /** Begins to ask those that have reported since they were asked last. */
    void catchUp() {
        if (impossible) {
            return;
        }
        for (Guest guest : index.all()) {
            // A definition that has not been read yet, or that names no balloon, leaves nobody to ask.
            var balloon = guest.facts().flatMap(facts -> facts.balloon().alias());
            if (balloon.isPresent() && !guest.unresponsive() && !leaving.test(guest.id())) {
                ask(guest, balloon.get());
            }
        }
    }

    private void ask(Guest guest, String balloon) {
        long report = guest.reportedAt();
        if (!guest.monitor().begin(report)) {
            return;
        }
        question.put(guest, balloon).whenComplete((reply, failure) -> {
            if (failure == null) {
                guest.monitor().answered(reply, report);
                return;
            }
            HypervisorException why = Failures.asHypervisorException(failure, "monitor of " + guest.id());
            if (why.getCause() instanceof IllegalArgumentException) {
                log.debug("host={} vm={} tells nothing: {}", host, guest.id(), why.getMessage());
                guest.monitor().hasNothing();
            } else {
                log.debug("host={} vm={} not asked: {}", host, guest.id(), why.getMessage());
                guest.monitor().failed(report);
                reason(why).ifPresent(this::giveUp);
            }
        });
    }

    private void giveUp(String reason) {
        impossible = true;
        if (said.compareAndSet(false, true)) {
            log.warn("host={} {}; guests are sampled without what QEMU alone tells of them", host, reason);
        }
    }

    /** Returns why no guest of the host can be asked, if that is so. */
    private static Optional<String> reason(HypervisorException why) {
        if (why.getCause() instanceof LinkageError) {
            return Optional.of(
                    "libvirt-qemu.so.0 cannot be loaded: " + why.getCause().getMessage());
        }
        Trouble trouble = why.getCause() instanceof LibvirtFailure told ? told.trouble() : Trouble.OTHER;
        return switch (trouble) {
            case ACCESS_DENIED ->
                Optional.of("lets nobody ask QEMU's monitor through this connection, which must not be read-only: "
                        + why.getMessage());
            case UNSUPPORTED -> Optional.of("has no QEMU monitor to ask: " + why.getMessage());
            default -> Optional.empty();
        };
    }
}
