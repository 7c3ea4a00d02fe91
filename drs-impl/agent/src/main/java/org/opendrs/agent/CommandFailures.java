package org.opendrs.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.words.Amounts;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.ForwardingHostControl;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostCommand.SetMemoryTarget;
import org.opendrs.spi.HostControl;

/**
 * Says what became of commands that failed: after the lines of the turn that issued them, or at once if these were said already. Safe
 * for use by any thread.
 */
final class CommandFailures {
    private final GuestNames names;
    private final Voice voice;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<VmId> untold = new TreeSet<>();
    private final List<String> waiting = new ArrayList<>();
    private int said;
    private int unsaid;

    CommandFailures(GuestNames names, Voice voice) {
        this.names = names;
        this.voice = voice;
    }

    /** Returns the same control, whose failures are heard here. */
    HostControl of(HostControl control) {
        return new Heard(control);
    }

    /** The lines of the commands so far have been said. */
    void told() {
        List<String> now;
        lock.lock();
        try {
            untold.clear();
            now = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        now.forEach(this::sayIfFew);
    }

    /** A turn is over: counts the failures that were too many to say, and begins anew. */
    void turnEnds() {
        int left;
        lock.lock();
        try {
            left = unsaid;
            said = 0;
            unsaid = 0;
        } finally {
            lock.unlock();
        }
        if (left > 0) {
            voice.say("and " + Amounts.count(left, "more command") + " failed since the last turn");
        }
    }

    private void failed(SetMemoryTarget command, String words) {
        String line = "guest " + names.of(command.vm()) + ": the command to hold "
                + TargetSentences.mib(command.target()) + " " + words;
        lock.lock();
        try {
            if (untold.contains(command.vm())) {
                waiting.add(line);
                return;
            }
        } finally {
            lock.unlock();
        }
        sayIfFew(line);
    }

    private void sayIfFew(String line) {
        lock.lock();
        try {
            if (said >= TargetSentences.MOST) {
                unsaid++;
                return;
            }
            said++;
        } finally {
            lock.unlock();
        }
        voice.say(line);
    }

    private void began(VmId vm) {
        lock.lock();
        try {
            untold.add(vm);
        } finally {
            lock.unlock();
        }
    }

    private void heard(SetMemoryTarget command, @Nullable CommandOutcome outcome, @Nullable Throwable failure) {
        if (outcome instanceof CommandOutcome.Refused refused) {
            failed(
                    command,
                    "failed, " + words(refused.reason()) + ": " + refused.detail()
                            + "; what it needs is decided anew in the next turn");
        } else if (!(outcome instanceof CommandOutcome.Accepted)) {
            String detail = outcome instanceof CommandOutcome.Unknown unknown
                    ? unknown.detail()
                    : failure == null ? "no reason is given" : String.valueOf(failure.getMessage());
            failed(
                    command,
                    "may have had an effect or not: " + detail
                            + "; it is left alone until its size has been seen anew");
        }
    }

    private static String words(CommandOutcome.Refusal reason) {
        return switch (reason) {
            case UNSUPPORTED -> "the hypervisor cannot do this";
            case BUSY -> "something else is at work on the guest";
            case GUEST_GONE -> "the guest does not run on this host any more";
            case HOST_UNREACHABLE -> "the host cannot be reached";
            case ACCESS_DENIED -> "this user may not do it";
            case INVALID_VALUE -> "the hypervisor does not take this size";
        };
    }

    /** A control that is listened to. */
    private final class Heard extends ForwardingHostControl {
        Heard(HostControl control) {
            super(control);
        }

        @Override
        public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
            if (!(command instanceof SetMemoryTarget target)) {
                return super.apply(command, deadline);
            }
            began(target.vm());
            return super.apply(command, deadline).whenComplete((outcome, failure) -> heard(target, outcome, failure));
        }
    }
}
