package org.opendrs.sim.cli;

import java.time.Duration;
import org.opendrs.libvirt.Diagnosis;
import org.opendrs.libvirt.Diagnosis.Verdict;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

/** A real host cannot be reached or does not let us in. The message is one line with what was tried, what happened, and what to do. */
final class HostTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final double MILLIS = 1000;

    private final boolean refused;

    private HostTrouble(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    static HostTrouble of(String uri, Throwable failure, Duration patience) {
        var found = Diagnosis.of(uri, failure);
        String sentence = found.verdict() == Verdict.SILENT
                ? "did not answer within " + patience.toMillis() / MILLIS + " s; " + found.remedy()
                        + ", or wait longer with --timeout"
                : found.sentence();
        return new HostTrouble(uri + " " + sentence, found.isForLackOfRights(), failure);
    }

    /** Nothing came within the time that any call may take. */
    static HostTrouble silent(String uri, Duration patience, Throwable cause) {
        return of(uri, new HypervisorException(Kind.TIMEOUT, "no answer", cause), patience);
    }

    /** Returns whether it is for lack of rights, so that somebody with fewer wishes might be let in. */
    boolean isRefused() {
        return refused;
    }
}
