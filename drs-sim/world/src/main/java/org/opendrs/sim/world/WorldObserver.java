package org.opendrs.sim.world;

import java.util.List;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.unit.Bytes;

/**
 * Is told what happens in the world. Called on the thread of the world, in the middle of what happens: may look at {@link
 * WorldTruth}, must not act on the world and must not throw. During a step other hosts may have ended theirs already.
 */
public interface WorldObserver {
    /** A physics step has ended; {@code nanos} is the time, {@code seconds} the length of the step. */
    default void stepDone(long nanos, double seconds) {}

    /** A job was completed; it took this many seconds. */
    default void jobFinished(HostId host, VmId vm, String job, double seconds) {}

    /** A guest's OOM killer took a job that held this many bytes. */
    default void oomKilled(HostId host, VmId vm, String job, long bytes) {}

    /** A host answered a command. */
    default void commandApplied(HostCommand command, CommandOutcome outcome) {}

    /** Somebody else than the scheduler asked a guest to hold this much. */
    default void foreignTarget(VmId vm, Bytes size) {}

    /** A migration began to copy. */
    default void migrationStarted(VmId vm, HostId from, HostId to) {}

    /** A migration ended; {@code outcome} is what is really so, whether or not the caller still waits for it. */
    default void migrationEnded(VmId vm, HostId from, HostId to, MigrationOutcome outcome) {}

    /** A host went down, and these VMs with it. */
    default void hostCrashed(HostId host, List<VmId> lost) {}
}
