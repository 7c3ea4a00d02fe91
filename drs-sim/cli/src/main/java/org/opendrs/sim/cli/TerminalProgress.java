package org.opendrs.sim.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.opendrs.sim.scenario.Progress;

/** A bar on the terminal; nothing at all if standard error is none, so that logs and pipes stay clean. */
final class TerminalProgress implements Progress, AutoCloseable {
    /** Set by the launcher, which can ask the shell; Java 17 to 25 answer differently. */
    private static final String TERMINAL_PROPERTY = "drs.terminal";

    private static final int STEPS = 100;
    private static final int REFRESH_MILLIS = 200;

    private final Optional<ProgressBar> bar;

    private TerminalProgress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    static TerminalProgress start(String task) {
        if (!Boolean.getBoolean(TERMINAL_PROPERTY)) {
            return new TerminalProgress(Optional.empty());
        }
        return new TerminalProgress(Optional.of(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(STEPS)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .clearDisplayOnFinish()
                .build()));
    }

    @Override
    public void reached(String what, double fraction) {
        bar.ifPresent(b -> b.stepTo(Math.round(fraction * STEPS)).setExtraMessage(what));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
