package org.opendrs.libvirt;

import java.util.Optional;

/** Answers what a host asks before it lets us in. Called on a thread that may block. */
@FunctionalInterface
public interface Credentials {
    /**
     * Returns the answer to one question, or empty to give up, which is reported as lack of rights.
     *
     * @param question what is asked
     */
    Optional<String> answer(Question question);

    /**
     * A question.
     *
     * @param kind what is asked for
     * @param prompt the host's words
     * @param proposal the host's own proposal; empty if it has none
     */
    record Question(Kind kind, String prompt, String proposal) {}

    /** What may be asked for. */
    enum Kind {
        /** The name to act as. */
        USER_NAME,
        /** The name whose rights are checked. */
        AUTHORISATION_NAME,
        /** A password or passphrase. */
        PASSPHRASE,
        /** Any text that may be shown. */
        TEXT,
        /** Any text that must not be shown. */
        SECRET,
        /** The realm of the names. */
        REALM
    }
}
