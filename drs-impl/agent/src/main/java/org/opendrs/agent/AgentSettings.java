package org.opendrs.agent;

import java.nio.file.Path;
import org.opendrs.config.DrsSettings;
import org.opendrs.core.words.Amounts;
import org.opendrs.model.Automation;

/**
 * Everything that an agent is told.
 *
 * @param uri where the hypervisor is, in the words of its backend
 * @param mode how far the agent may go
 * @param onStop what becomes of the balloons when it ends
 * @param qemuMonitor whether QEMU itself is asked for what libvirt does not tell, for which libvirt calls guests tainted
 * @param state where it keeps what it remembers
 * @param stateEvery how many turns lie between two writes of that
 * @param guests which guests it cares for
 * @param settings settings of the engine
 */
record AgentSettings(
        String uri,
        Automation mode,
        OnStopSetting onStop,
        boolean qemuMonitor,
        Path state,
        int stateEvery,
        GuestChoice guests,
        DrsSettings settings) {
    /** Returns what an agent does by these settings, in words for operators. */
    String inWords() {
        String does = switch (mode) {
            case OBSERVE -> "looks at the guests of " + uri + " and does nothing";
            case ADVISE -> "says what it would do with the balloons of " + uri + ", and does nothing";
            case ACT ->
                "moves the balloons of " + uri
                        + (onStop == OnStopSetting.HOLD
                                ? ", which stay as they are when it ends"
                                : ", and gives free memory back when it ends");
        };
        return does + "; a turn every "
                + Amounts.span(settings.turns().period().toMillis() / MILLIS) + "; what it learns is kept in "
                + state.toAbsolutePath();
    }

    private static final double MILLIS = 1000;
}
