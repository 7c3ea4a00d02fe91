package org.opendrs.libvirt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opendrs.model.VmId;

/**
 * One lock for each VM, shared by everything that changes it: libvirt lets a command during a migration wait for 30 s and then fail,
 * so that it is better refused at once. Commands share the lock with each other, a migration has it for itself. Nobody waits. Safe
 * for use by any thread; whoever takes a lock may release it in another.
 */
final class VmLocks {
    private final Map<VmId, Held> held = new ConcurrentHashMap<>();

    /** What a lock is held for. */
    enum Use {
        /** A command of the port. */
        COMMAND,
        /** A migration to another host. */
        MIGRATION
    }

    /**
     * A lock that is held.
     *
     * @param use what for
     * @param times how often it was taken and not released
     */
    private record Held(Use use, int times) {}

    /** Takes the lock; returns false if that is not possible now. Each lock taken must be released once. */
    boolean take(VmId vm, Use use) {
        var wanted = new Held(use, 1);
        if (use == Use.MIGRATION) {
            return held.putIfAbsent(vm, wanted) == null;
        }
        Held now = held.merge(
                vm,
                wanted,
                (before, more) -> before.use() == Use.COMMAND ? new Held(Use.COMMAND, before.times() + 1) : before);
        return now.use() == Use.COMMAND;
    }

    /** Releases a lock that was taken. */
    void release(VmId vm, Use use) {
        held.computeIfPresent(vm, (id, now) -> {
            if (now.use() != use) {
                return now;
            }
            return now.times() > 1 ? new Held(use, now.times() - 1) : null;
        });
    }

    /** Returns whether the VM is being migrated away by us. */
    boolean migrating(VmId vm) {
        Held now = held.get(vm);
        return now != null && now.use() == Use.MIGRATION;
    }
}
