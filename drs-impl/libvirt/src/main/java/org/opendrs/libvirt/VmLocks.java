package org.opendrs.libvirt;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.opendrs.model.VmId;

/**
 * One lock for each VM, shared by everything that changes it: libvirt lets a command during a migration wait for 30 s and then fail,
 * so that it is better refused at once. Nobody waits. Safe for use by any thread; whoever takes a lock may release it in another.
 */
final class VmLocks {
    private final Map<VmId, Use> held = new ConcurrentHashMap<>();

    /** What a lock is held for. */
    enum Use {
        /** A command of the port. */
        COMMAND,
        /** A migration to another host. */
        MIGRATION
    }

    /** A lock that is held. Closing it again has no effect. */
    final class Hold implements AutoCloseable {
        private final VmId vm;
        private final Use use;
        private boolean released;

        private Hold(VmId vm, Use use) {
            this.vm = vm;
            this.use = use;
        }

        @Override
        public void close() {
            held.computeIfPresent(vm, (id, now) -> {
                boolean mine = !released && now == use;
                released = true;
                return mine ? null : now;
            });
        }
    }

    /** Takes the lock; empty if it is held. */
    Optional<Hold> take(VmId vm, Use use) {
        return held.putIfAbsent(vm, use) == null ? Optional.of(new Hold(vm, use)) : Optional.empty();
    }

    /** Returns what the lock is held for; empty if it is free. */
    Optional<Use> heldFor(VmId vm) {
        return Optional.ofNullable(held.get(vm));
    }

    /** Returns whether the VM is being migrated away by us. */
    boolean migrating(VmId vm) {
        return held.get(vm) == Use.MIGRATION;
    }
}
