package org.opendrs.sim.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.sim.migration.MigrationFacts;
import org.opendrs.sim.migration.Mover;
import org.opendrs.sim.migration.Precopy;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.unit.Bytes;

/** One migration under way, and what its end does to the world. */
final class Migration implements Mover {
    private final WorldState world;
    private final Vm vm;
    private final SimHost from;
    private final SimHost to;
    private final CompletableFuture<MigrationOutcome> answer;
    private @Nullable Precopy copy;
    private long sentUpTo;

    Migration(WorldState world, Vm vm, SimHost to, CompletableFuture<MigrationOutcome> answer) {
        this.world = world;
        this.vm = vm;
        this.from = vm.at();
        this.to = to;
        this.answer = answer;
    }

    void start() {
        from.wake();
        to.wake();
        vm.migration(this);
        to.incoming().add(this);
        world.hash().add("migrate").add(vm.idHash()).add(from.idHash()).add(to.idHash());
        for (WorldObserver observer : world.observers()) {
            observer.migrationStarted(vm.id(), from.id(), to.id());
        }
        copy = Precopy.start(world.time(), world.constants().migrations(), this, from.link(), to.link());
    }

    /** Ends the migration because of something from outside: a crash, a shutdown. */
    void abort(String why) {
        if (copy != null) {
            vm.guest().lose(copy.stoppedSeconds());
            copy.cancel();
        }
        failed(why);
    }

    /** Returns what has arrived at the destination, in bytes. */
    long arrived() {
        return copy == null ? 0 : copy.arrived();
    }

    /** Returns how the destination lists the VM: an incoming QEMU shows its full size and has no guest yet. */
    VmSample sampleAtDestination(long overhead) {
        Bytes maximum = vm.spec().maximum();
        return new VmSample(
                vm.id(),
                VmState.MIGRATING_IN,
                maximum,
                maximum,
                Bytes.bytes(arrived() + overhead),
                List.of(),
                Optional.empty());
    }

    @Override
    public long bytesToSend() {
        sentUpTo = vm.guest().pages().touched();
        return sentUpTo;
    }

    @Override
    public long dirtied(double seconds) {
        // Pages that the guest touched for the first time since the last round must be sent as well.
        long before = sentUpTo;
        sentUpTo = vm.guest().pages().touched();
        return vm.guest().dirtied(seconds) + Math.max(0, sentUpTo - before);
    }

    @Override
    public void stopped() {
        world.hash().add("stopped").add(vm.idHash());
    }

    @Override
    public void completed(MigrationFacts facts) {
        to.incoming().remove(this);
        vm.migration(null);
        vm.moveTo(to);
        vm.guest().lose(Duration.ofNanos(facts.downtimeNanos()).toNanos() / 1e9);
        ended(new MigrationOutcome.Completed(
                Duration.ofNanos(facts.durationNanos()),
                Duration.ofNanos(facts.downtimeNanos()),
                Bytes.bytes(facts.transferred())));
        world.hash().add(facts.durationNanos()).add(facts.transferred());
    }

    @Override
    public void failed(String why) {
        to.incoming().remove(this);
        vm.migration(null);
        ended(new MigrationOutcome.Failed(why));
    }

    private void ended(MigrationOutcome outcome) {
        world.hash().add(outcome.getClass().getSimpleName()).add(vm.idHash());
        for (WorldObserver observer : world.observers()) {
            observer.migrationEnded(vm.id(), from.id(), to.id(), outcome);
        }
        // In an event of its own, so that nobody acts on the world while it changes.
        world.time().at(world.time().monotonicNanos(), () -> answer.complete(outcome));
    }
}
