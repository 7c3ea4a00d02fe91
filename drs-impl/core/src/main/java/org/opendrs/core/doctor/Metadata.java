package org.opendrs.core.doctor;

/** How an operator writes into the metadata of a guest. */
final class Metadata {
    /** The namespace that is read; a test of the reader holds it against this. */
    static final String NAMESPACE = "https://opendrs.org/xmlns/policy/1";

    /** Opens what is there in an editor; both of live and config at once are refused. */
    static final String EDIT = "metadata GUEST " + NAMESPACE + " --key drs --edit --live";

    /** Goes with both commands. */
    static final String EDITED = "; the same with --config in place of --live keeps it for its next starts";

    private Metadata() {}

    /** Returns the command that writes this where nothing is written; something else would be lost. */
    static String set(String policy) {
        return "metadata GUEST " + NAMESPACE + " --key drs --set '" + policy + "' --live";
    }
}
