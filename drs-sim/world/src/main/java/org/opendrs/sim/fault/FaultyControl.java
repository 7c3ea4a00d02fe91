package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.ForwardingHostControl;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;

/**
 * Puts faults between an engine and a host control: late, lost and doubled commands, errors after the effect, hung calls. Keeps
 * the port's promises: a stage never fails, and completes at the deadline at the latest. A call that no fault strikes is passed
 * on as it is.
 */
public final class FaultyControl extends ForwardingHostControl {
    /** A late command takes effect at most 40 s after it was issued; one second is left for the port's own delay. */
    static final Duration LATEST = Duration.ofSeconds(39);

    /** A doubled command takes effect again at most 5 s after the first; one second is left for the port's own delay. */
    static final Duration LATEST_AGAIN = Duration.ofSeconds(4);

    private final FaultSite site;
    private final FaultDice dice;

    /** Decorates a port. */
    public FaultyControl(HostControl port, FaultSite site) {
        super(port);
        this.site = site;
        this.dice = new FaultDice(
                site,
                "control",
                FaultClass.LATE_COMMAND,
                FaultClass.LOST_COMMAND,
                FaultClass.DOUBLED_COMMAND,
                FaultClass.ERROR_AFTER_EFFECT,
                FaultClass.HUNG_CALL);
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        return dice.roll().map(hit -> struck(hit, command, deadline)).orElseGet(() -> super.apply(command, deadline));
    }

    private CompletionStage<CommandOutcome> struck(FaultDice.Hit hit, HostCommand command, Duration deadline) {
        site.tell(hit.fault(), command.toString());
        if (hit.fault() == FaultClass.DOUBLED_COMMAND) {
            // The first call keeps the deadline by itself; nobody waits for the second.
            site.after(Delays.share(hit.detail(), LATEST_AGAIN), () -> super.apply(command, deadline));
            return super.apply(command, deadline);
        }
        Answer<CommandOutcome> answer = Answer.within(
                deadline, site, late -> late.give(new CommandOutcome.Unknown("no answer within " + deadline)));
        switch (hit.fault()) {
            case LATE_COMMAND ->
                site.after(Delays.share(hit.detail(), LATEST), () -> answer.follow(super.apply(command, deadline)));
            case LOST_COMMAND -> site.after(Delays.PROMPT, () -> answer.give(new CommandOutcome.Accepted()));
            case ERROR_AFTER_EFFECT ->
                super.apply(command, deadline)
                        .whenComplete((outcome, failure) ->
                                answer.give(new CommandOutcome.Unknown("connection lost after the command was sent")));
            default -> {
                // HUNG_CALL: nothing reaches the port, and only the deadline answers.
            }
        }
        return answer.stage();
    }
}
