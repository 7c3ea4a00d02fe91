package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.ForwardingHostControl;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;

/** Stands between the engine and its host control and shows each memory target to a judge before it is issued. */
final class CommandTap extends ForwardingHostControl {
    private final CommandJudge judge;
    private long targets;

    CommandTap(HostControl port, CommandJudge judge) {
        super(port);
        this.judge = judge;
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        if (!(command instanceof HostCommand.SetMemoryTarget target)) {
            return super.apply(command, deadline);
        }
        targets++;
        judge.issued(target);
        var stage = super.apply(command, deadline);
        stage.whenComplete((outcome, failure) -> {
            if (outcome != null) {
                judge.answered(target, outcome);
            }
        });
        return stage;
    }

    /** Returns how many memory targets were issued. */
    long targets() {
        return targets;
    }

    /** Hears of every memory target. */
    interface CommandJudge {
        /** Judges nothing. */
        CommandJudge NONE = new CommandJudge() {
            @Override
            public void issued(HostCommand.SetMemoryTarget command) {}

            @Override
            public void answered(HostCommand.SetMemoryTarget command, CommandOutcome outcome) {}
        };

        /** The engine is about to issue this command. */
        void issued(HostCommand.SetMemoryTarget command);

        /** The engine learns what became of it. */
        void answered(HostCommand.SetMemoryTarget command, CommandOutcome outcome);
    }
}
