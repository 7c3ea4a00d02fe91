package org.opendrs.sim.world;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.migration.Move;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.spi.MigrationOutcome.Failed;
import org.opendrs.spi.MigrationOutcome.Unknown;

/**
 * Migrates between simulated hosts. Like libvirt it does not ask whether the destination has room; it refuses a second migration
 * of one VM. A migration goes on after its caller's deadline.
 */
final class WorldMigrations implements MigrationExecutor {
    private final WorldState world;
    private final Duration noRoute;

    WorldMigrations(WorldState world) {
        this.world = world;
        this.noRoute = world.constants().duration(Constant.NO_ROUTE);
    }

    @Override
    public CompletionStage<MigrationOutcome> migrate(Move move, FencingToken token, Duration deadline) {
        var answer = new CompletableFuture<MigrationOutcome>();
        Cancellable giveUp = world.time()
                .after(
                        deadline,
                        () -> answer.complete(
                                new Unknown("the migration of " + move.vm() + " had not ended after " + deadline)));
        CompletableFuture<Void> unused = answer.thenAccept(outcome -> giveUp.cancel());
        SimHost from = world.host(move.from());
        SimHost to = world.host(move.to());
        Vm vm = from == null ? null : world.vm(move.vm(), from);
        if (vm == null || to == null || from == to) {
            refuse(answer, move, "there is no " + move.vm() + " on " + move.from() + " or no other host " + move.to());
        } else if (vm.migrating()) {
            refuse(answer, move, "a migration job of " + move.vm() + " is running already");
        } else if (!vm.admits(token.value())) {
            refuse(answer, move, "token " + token.value() + " for " + move.vm() + " is older than one used before");
        } else if (!to.up()) {
            world.time().after(noRoute, () -> refuse(answer, move, "no route to " + move.to()));
        } else {
            new Migration(world, vm, to, answer).start();
        }
        return answer;
    }

    private void refuse(CompletableFuture<MigrationOutcome> answer, Move move, String why) {
        world.hash().add("refused").add(move.vm().value());
        world.time().at(world.time().monotonicNanos(), () -> answer.complete(new Failed(why)));
    }
}
