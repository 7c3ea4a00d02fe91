package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.libvirt.VmLocks.Use;
import org.opendrs.model.VmId;

class VmLocksTest {
    private static final VmId VM = new VmId("a");

    private final VmLocks locks = new VmLocks();

    @Test
    void migrationKeepsCommandsOutUntilItEnds() {
        assertThat(locks.take(VM, Use.MIGRATION)).isTrue();
        assertThat(locks.take(VM, Use.COMMAND)).isFalse();
        assertThat(locks.take(VM, Use.MIGRATION)).isFalse();
        assertThat(locks.migrating(VM)).isTrue();

        locks.release(VM, Use.MIGRATION);

        assertThat(locks.take(VM, Use.COMMAND)).isTrue();
    }

    @Test
    void commandsShareTheLockAndKeepAMigrationOut() {
        assertThat(locks.take(VM, Use.COMMAND)).isTrue();
        assertThat(locks.take(VM, Use.COMMAND)).isTrue();
        locks.release(VM, Use.COMMAND);
        assertThat(locks.take(VM, Use.MIGRATION)).isFalse();

        locks.release(VM, Use.COMMAND);

        assertThat(locks.take(VM, Use.MIGRATION)).isTrue();
    }

    @Test
    void otherVmsAreNotConcerned() {
        locks.take(VM, Use.MIGRATION);

        assertThat(locks.take(new VmId("b"), Use.COMMAND)).isTrue();
    }
}
