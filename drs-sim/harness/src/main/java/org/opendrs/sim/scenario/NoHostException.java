package org.opendrs.sim.scenario;

/** The rules of a scenario leave no host for a VM to boot on. */
final class NoHostException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    NoHostException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** Returns the name of a rule that is in the way; empty if none is. */
    String rule() {
        return rule;
    }
}
