package org.opendrs.migration;

import org.opendrs.explain.Reason;

/** A filter's answer. */
public sealed interface Verdict {
    /** The one acceptance. */
    Verdict ACCEPT = new Accept();

    /** Returns a refusal for the given reason. */
    static Verdict reject(Reason reason) {
        return new Reject(reason);
    }

    /** The VM may run there. */
    record Accept() implements Verdict {}

    /**
     * The VM may not run there.
     *
     * @param reason why, with figures
     */
    record Reject(Reason reason) implements Verdict {}
}
