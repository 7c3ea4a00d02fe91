package org.opendrs.engine;

/**
 * Codes of the engine's own reasons, each with its inputs. Outcomes of a turn say in one code what became of it; problems say what
 * kept a stage from running.
 */
public final class EngineReasons {
    /** Outcome: commands or migrations were issued. Inputs: {@code commands}, {@code moves}. */
    public static final String ACTED = "ACTED";

    /** Outcome: actions are wanted, but the automation level keeps them. Inputs: {@code targets}, {@code moves}. */
    public static final String ADVISED = "ADVISED";

    /**
     * Outcome: nothing was commanded and nothing waits; what is short may still be unconfirmed. Inputs: {@code hosts}, {@code vms},
     * each counted once, {@code hotspots}.
     */
    public static final String NOTHING_NEEDED = "NOTHING_NEEDED";

    /** Outcome: no host could be sampled, so nothing was decided. Inputs: {@code hosts}. */
    public static final String NOTHING_SEEN = "NOTHING_SEEN";

    /** Outcome: needs are known, and every one of them waits for something under way. Inputs: {@code hotspots}, {@code inFlight}. */
    public static final String WAITING = "WAITING";

    /** Outcome: every hotspot is below its level again and closes once it has stayed there. Inputs: {@code hotspots}. */
    public static final String COOLING = "COOLING";

    /**
     * Outcome: hosts are hot, and those that still are have lost as many VMs within an hour as they may; later more will follow.
     * Inputs: {@code hotspots}.
     */
    public static final String PACED = "PACED";

    /** Outcome: hotspots are known and no safe move relieves them. Inputs: {@code hotspots}. */
    public static final String STUCK = "STUCK";

    /** Outcome: a defect ended the turn early; the log has the details. No inputs. */
    public static final String TURN_FAILED = "TURN_FAILED";

    /** Problem: hosts did not answer in this turn. Inputs: {@code stale}, {@code unreachable}. */
    public static final String HOSTS_NOT_SEEN = "HOSTS_NOT_SEEN";

    /** Problem: the inventory did not answer; the last view is used. Inputs: {@code revision}. */
    public static final String INVENTORY_UNREAD = "INVENTORY_UNREAD";

    /** Problem: no {@code HostControl}, or one that cannot set targets, so balloons are only advised. No inputs. */
    public static final String NO_HOST_CONTROL = "NO_HOST_CONTROL";

    /** Problem: no {@code MigrationExecutor}, so hotspots that no balloon can relieve stay. No inputs. */
    public static final String NO_MIGRATIONS = "NO_MIGRATIONS";

    /** Problem: the checker refused a balloon plan; nothing of it was done. Inputs: {@code violations}. */
    public static final String BALLOON_PLAN_REFUSED = "BALLOON_PLAN_REFUSED";

    /** Problem: the checker refused a migration plan; nothing of it was done. Inputs: {@code violations}. */
    public static final String MIGRATION_PLAN_REFUSED = "MIGRATION_PLAN_REFUSED";

    /** A promise at the destination is asked for. Inputs: {@code claim} in bytes. */
    public static final String ROOM_WANTED = "ROOM_WANTED";

    /** The destination granted the room and frees it. Inputs: {@code claim} in bytes, {@code token}. */
    public static final String ROOM_GRANTED = "ROOM_GRANTED";

    /** The destination has the room; the copy starts. Inputs: {@code claim} in bytes, {@code token}. */
    public static final String ROOM_MADE = "ROOM_MADE";

    /** The VM runs at the destination. Inputs: {@code downtimeMillis}, {@code transferred} in bytes; absent if only seen. */
    public static final String ARRIVED = "ARRIVED";

    /** The executor reported a failure. No inputs. */
    public static final String MIGRATION_FAILED = "MIGRATION_FAILED";

    /** The VM was found at the source after a migration with unknown outcome. No inputs. */
    public static final String FOUND_AT_SOURCE = "FOUND_AT_SOURCE";

    /** The VM vanished while it was moved. No inputs. */
    public static final String VM_GONE = "VM_GONE";

    /** The destination refused the room. No inputs. */
    public static final String ROOM_REFUSED = "ROOM_REFUSED";

    /** Another engine migrates the VM. No inputs. */
    public static final String LOCKED = "LOCKED";

    /** The store did not answer, so that nothing may be promised. No inputs. */
    public static final String STORE_AWAY = "STORE_AWAY";

    /** The room was not free in time. Inputs: {@code claim} in bytes, {@code waitedMillis}. */
    public static final String ROOM_NOT_FREED = "ROOM_NOT_FREED";

    /** The source is no longer hot, so that the move is not needed any more. No inputs. */
    public static final String NO_LONGER_NEEDED = "NO_LONGER_NEEDED";

    /** The checker refused the move on the newest snapshot. Inputs: {@code violations}. */
    public static final String NO_LONGER_SAFE = "NO_LONGER_SAFE";

    /** Automation was taken back before the copy started. No inputs. */
    public static final String AUTOMATION_WITHDRAWN = "AUTOMATION_WITHDRAWN";

    /** The host answered a while ago, but not in this turn. Inputs: {@code sinceMillis}, {@code vms} last seen there and nowhere since. */
    public static final String HOST_LATE = "HOST_LATE";

    /**
     * The host has not answered for longer than the reachability bound. Inputs: {@code sinceMillis}, {@code vms} last seen there and
     * nowhere since; none in events.
     */
    public static final String HOST_SILENT = "HOST_SILENT";

    /** The host has never answered. No inputs. */
    public static final String HOST_NEVER_SEEN = "HOST_NEVER_SEEN";

    /** The host answers again. No inputs. */
    public static final String HOST_ANSWERS = "HOST_ANSWERS";

    private EngineReasons() {}
}
