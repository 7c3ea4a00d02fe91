package org.opendrs.core.doctor;

/** The codes of all findings, with their inputs. */
public final class DoctorReasons {
    // --- guests

    /** The guest's driver reports nothing. No inputs. */
    public static final String NO_STATISTICS = "NO_STATISTICS";

    /** Nobody asks the guest's balloon to report. No inputs. */
    public static final String NO_STATISTICS_PERIOD = "NO_STATISTICS_PERIOD";

    /** The guest's balloon is asked to report too seldom. Input {@code periodSeconds}. */
    public static final String STATISTICS_SELDOM = "STATISTICS_SELDOM";

    /** The guest's reports stand still, or its host was not read. Input {@code ageSeconds}. */
    public static final String STATISTICS_STAND_STILL = "STATISTICS_STAND_STILL";

    /** There are too few reports yet to compute rates. No inputs. */
    public static final String STATISTICS_INCOMPLETE = "STATISTICS_INCOMPLETE";

    /** The guest's figures contradict each other. No inputs. */
    public static final String STATISTICS_ABSURD = "STATISTICS_ABSURD";

    /** The guest's size does not follow commands at all. Input {@code samples} without any progress. */
    public static final String NO_DRIVER = "NO_DRIVER";

    /** The guest stopped short of its last target. Inputs {@code actual, target} in bytes. */
    public static final String STALLED = "STALLED";

    /** The guest has no balloon device. No inputs. */
    public static final String NO_BALLOON_DEVICE = "NO_BALLOON_DEVICE";

    /** The guest's definition could not be read. No inputs. */
    public static final String NO_DEFINITION = "NO_DEFINITION";

    /** What the operator wrote into the guest's metadata cannot be used; the remedy says why. No inputs. */
    public static final String METADATA_INVALID = "METADATA_INVALID";

    /** The guest's memory is pinned on the host. Input {@code reasons}, their number. */
    public static final String PINNED = "PINNED";

    /** The guest is paused. No inputs. */
    public static final String PAUSED = "PAUSED";

    /** The guest is being migrated, or somebody else works on it. No inputs. */
    public static final String MIGRATING = "MIGRATING";

    /** The guest boots, or was first seen a moment ago. Input {@code validSamples}. */
    public static final String BOOTING = "BOOTING";

    /** Nobody knows yet whether the last command took effect. No inputs. */
    public static final String COMMAND_UNCERTAIN = "COMMAND_UNCERTAIN";

    /**
     * Somebody else changed the guest's size. Inputs {@code actual} in bytes and {@code changes} in a row; and either {@code set}, the
     * size that they set in bytes, {@code sinceSeconds} ago, and {@code forSeconds}, for which the guest is still left alone; or, as long
     * as that is only suspected, {@code explained} or {@code low, high}, the sizes that commands explain, in bytes.
     */
    public static final String FOREIGN_CHANGE = "FOREIGN_CHANGE";

    /** The guest's metadata does not let its balloon be moved. No inputs. */
    public static final String MAY_NOT_ACT = "MAY_NOT_ACT";

    /** The guest was in distress lately. Input {@code forSeconds}, for which it is spared. */
    public static final String DISTRESSED = "DISTRESSED";

    /** The guest's floor is raised, because it could not give or lost a process. Inputs {@code floor} in bytes, {@code forSeconds}. */
    public static final String FLOOR_RAISED = "FLOOR_RAISED";

    /** The guest has no swap device that anybody knows of. No inputs. */
    public static final String NO_SWAP = "NO_SWAP";

    /** The guest's balloon does not deflate by itself. No inputs. */
    public static final String NO_AUTODEFLATE = "NO_AUTODEFLATE";

    /** The guest does not tell the host of pages that it has freed. No inputs. */
    public static final String NO_FREE_PAGE_REPORTING = "NO_FREE_PAGE_REPORTING";

    // --- hosts

    /** The host does not answer. No inputs. */
    public static final String HOST_NOT_SEEN = "HOST_NOT_SEEN";

    /** Nothing can be commanded on the host. No inputs. */
    public static final String NO_COMMANDS = "NO_COMMANDS";

    /** The host does not tell its memory pressure. No inputs. */
    public static final String NO_PRESSURE_FIGURES = "NO_PRESSURE_FIGURES";

    /** Tasks on the host wait for memory. Input {@code perMille} of the time. */
    public static final String MEMORY_PRESSURE = "MEMORY_PRESSURE";

    /** The host reads guest memory back from its swap. Input {@code bytesPerSecond}. */
    public static final String HOST_SWAPS = "HOST_SWAPS";

    /** More is reserved for guests than the host has. Inputs {@code reserved, allocatable} in bytes. */
    public static final String RESERVATIONS_EXCEED_HOST = "RESERVATIONS_EXCEED_HOST";

    private DoctorReasons() {}
}
