package org.opendrs.sim.scenario;

/** Words that the results of a run use besides the figures, with what they mean. See {@link RunFigure}. */
public enum RunTerm {
    /** What identifies a run. */
    EVENT_HASH(
            "event hash",
            "A fingerprint of all that happened in the simulated world. Two runs with the same hash are the same run; same scenario,"
                    + " seed and version give the same hash on every computer."),
    /** The clock of a run. */
    VIRTUAL_TIME("virtual time", "Time in the simulated world; an hour of it takes seconds."),
    /** What the engine does and when. */
    TURN(
            "turn, tick",
            "A turn is a full round of the engine, every 10 s unless set otherwise. A tick between turns only sees to what is urgent."),
    /** What VMs may have of a host. */
    ALLOCATABLE(
            "allocatable", "What is left of a host's memory or CPU beside the operator's reserve for the hypervisor."),
    /** What a guest may use. */
    BALLOON_SIZE(
            "balloon size",
            "Memory that a guest may hold: its maximum less what its balloon has taken. All sizes together may exceed the host, since"
                    + " guests do not touch all of it, and the host swaps."),
    /** What is physically used. */
    RESIDENT(
            "resident memory",
            "Memory of the host that is really taken, by VMs and by the host itself. What does not fit goes to its swap."),
    /** What a guest would use. */
    WANTED(
            "wanted",
            "What guests would use if they could: processes and their data, of each guest at most its maximum; page cache not."),
    /** Where memory goes that has no room. */
    SWAP(
            "host swap, guest swap",
            "Host swap is the host's disk for memory of VMs, whatever they think of it; guest swap is a guest's own disk.");

    private final String label;
    private final String meaning;

    RunTerm(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Returns the word. */
    public String label() {
        return label;
    }

    /** Returns what it means, in one or a few sentences. */
    public String meaning() {
        return meaning;
    }
}
