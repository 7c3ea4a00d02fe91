package org.opendrs.agent;

/** The agent on a {@link FakeHost} with eight guests, for measuring what it costs; takes the arguments of the agent. */
public final class FakeAgent {
    private FakeAgent() {}

    /** Runs the agent. */
    public static void main(String[] args) {
        System.exit(Main.commandLine(settings -> new FakeHost(8).backend()).execute(args));
    }
}
