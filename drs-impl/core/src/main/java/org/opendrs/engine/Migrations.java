package org.opendrs.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opendrs.cluster.RoomRequest;
import org.opendrs.control.Action;
import org.opendrs.engine.Transfer.Phase;
import org.opendrs.event.DrsEvent;
import org.opendrs.event.DrsEvent.Step;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.monitor.Hotspot;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.MigrationOutcome;

/**
 * Carries moves out, each through the same steps over as many turns as it takes: reserve at the destination, let the destination
 * make room, look again, copy, wait until the VM is seen. Only the first stage of a plan is begun: when it has ended, the next turn
 * plans the rest from what is then so. Confined to the mailbox.
 */
final class Migrations {
    private final Optional<MigrationExecutor> executor;
    private final DrsClock clock;
    private final Mailbox mailbox;
    private final Pool pool;
    private final InFlightMoves moves;
    private final Readiness readiness;
    private final Limits limits;
    private final Journal journal;

    Migrations(
            Ports ports,
            Mailbox mailbox,
            Pool pool,
            InFlightMoves moves,
            Readiness readiness,
            Limits limits,
            Journal journal) {
        this.executor = ports.migrations();
        this.clock = ports.clock();
        this.mailbox = mailbox;
        this.pool = pool;
        this.moves = moves;
        this.readiness = readiness;
        this.limits = limits;
        this.journal = journal;
    }

    /** Returns whether migrations can be carried out at all. */
    boolean available() {
        return executor.isPresent();
    }

    /** Returns how many moves are under way. */
    int underWay() {
        return moves.size();
    }

    /** Begins the first stage of a checked plan where automation allows it, and returns how many moves were begun. */
    int begin(MigrationPlan plan, Levels levels, ClusterSnapshot snapshot, long turn) {
        if (!available() || plan.isEmpty()) {
            return 0;
        }
        int begun = 0;
        for (Move move : plan.stages().get(0).moves()) {
            boolean allowed = levels.mayAct(move.from(), move.vm()) && levels.mayAct(move.to());
            if (allowed && !moves.isMoving(move.vm())) {
                reserve(moves.begin(move, clock.monotonicNanos()), snapshot, turn);
                begun++;
            }
        }
        return begun;
    }

    /** Ends moves whose VM is seen where it went, or where it stayed, or nowhere. Call before decisions are made. */
    void observed(ClusterSnapshot snapshot, long turn) {
        for (Transfer transfer : List.copyOf(moves.transfers())) {
            Sighting.Place place = Sighting.of(transfer.move(), snapshot);
            switch (transfer.phase()) {
                case RESERVING, MAKING_ROOM -> {
                    if (place != Sighting.Place.SOURCE && place != Sighting.Place.UNSEEN) {
                        end(transfer, turn, Step.ABANDONED, Reason.of(EngineReasons.VM_GONE));
                    }
                }
                case COPYING -> {
                    // The executor's answer comes first; it knows more than a sample.
                }
                case LANDED -> landed(transfer, place);
                case UNCERTAIN -> uncertain(transfer, place, turn);
            }
        }
    }

    /** Starts copies whose room is free, and gives up what is not possible or not needed any more. */
    void proceed(ClusterSnapshot snapshot, List<Hotspot> hotspots, Levels levels, long turn) {
        for (Transfer transfer : List.copyOf(moves.transfers())) {
            if (transfer.phase() == Phase.MAKING_ROOM) {
                proceed(transfer, snapshot, hotspots, levels, turn);
            }
        }
    }

    private void reserve(Transfer transfer, ClusterSnapshot snapshot, long turn) {
        Move move = transfer.move();
        journal.step(
                turn,
                move,
                Step.RESERVING,
                Reason.of(
                        EngineReasons.ROOM_WANTED,
                        new Input("claim", move.claim().memory().value())));
        var room = snapshot.host(move.to()).map(Migrations::room).orElse(ResourceVector.ZERO);
        var validFor = limits.makeRoomTimeout().plus(limits.migrationDeadline());
        var request = new RoomRequest(move.vm(), move.to(), move.claim(), room, limits.incomingPerHost(), validFor);
        pool.reserve(request, answer -> {
            if (!moves.isCurrent(transfer) || transfer.phase() != Phase.RESERVING) {
                if (answer instanceof Pool.Answer.Kept late) {
                    pool.release(late.hold());
                }
            } else if (answer instanceof Pool.Answer.Kept kept) {
                transfer.granted(kept.hold(), clock.monotonicNanos());
                journal.step(turn, move, Step.MAKING_ROOM, withToken(EngineReasons.ROOM_GRANTED, transfer));
            } else if (answer instanceof Pool.Answer.Refused refused) {
                end(transfer, turn, Step.ABANDONED, refused.reason());
            }
        });
    }

    /** What a host can give to arriving VMs: what is not wanted by the VMs that run there. */
    private static ResourceVector room(HostSnapshot host) {
        var wanted = ResourceVector.ZERO;
        for (VmSnapshot vm : host.vms()) {
            if (vm.state() != VmState.MIGRATING_IN) {
                wanted = wanted.plus(vm.demand());
            }
        }
        return host.allocatable().minusOrZero(wanted);
    }

    private void proceed(
            Transfer transfer, ClusterSnapshot snapshot, List<Hotspot> hotspots, Levels levels, long turn) {
        Move move = transfer.move();
        long now = clock.monotonicNanos();
        if (!levels.mayAct(move.from(), move.vm()) || !levels.mayAct(move.to())) {
            end(transfer, turn, Step.ABANDONED, Reason.of(EngineReasons.AUTOMATION_WITHDRAWN));
        } else if (transfer.hold() == null || !pool.holds(transfer.hold(), now)) {
            end(transfer, turn, Step.ABANDONED, Reason.of(EngineReasons.STORE_AWAY));
        } else if (hotspots.stream().noneMatch(hotspot -> hotspot.host().equals(move.from()))) {
            end(transfer, turn, Step.ABANDONED, Reason.of(EngineReasons.NO_LONGER_NEEDED));
        } else if (!readiness.hasRoom(move, snapshot, levels.inventory(), now)) {
            giveUpIfLate(transfer, now, turn);
        } else {
            List<Reason> objections = readiness.objections(move, snapshot, hotspots, levels.inventory(), now);
            if (objections.isEmpty()) {
                copy(transfer, turn);
            } else {
                end(
                        transfer,
                        turn,
                        Step.ABANDONED,
                        Reason.of(EngineReasons.NO_LONGER_SAFE, new Input("violations", objections.size())));
            }
        }
    }

    private void giveUpIfLate(Transfer transfer, long now, long turn) {
        long waited = now - transfer.phaseSinceNanos();
        if (waited > limits.makeRoomTimeout().toNanos()) {
            end(
                    transfer,
                    turn,
                    Step.ABANDONED,
                    Reason.of(
                            EngineReasons.ROOM_NOT_FREED,
                            new Input("claim", transfer.move().claim().memory().value()),
                            new Input("waitedMillis", Duration.ofNanos(waited).toMillis())));
        }
    }

    private void copy(Transfer transfer, long turn) {
        Move move = transfer.move();
        transfer.enter(Phase.COPYING, clock.monotonicNanos());
        journal.step(turn, move, Step.COPYING, withToken(EngineReasons.ROOM_MADE, transfer));
        var deadline = limits.migrationDeadline();
        mailbox.settle(
                () -> executor.orElseThrow().migrate(move, transfer.token(), deadline),
                deadline,
                (outcome, failure) -> copied(
                        transfer,
                        outcome != null ? outcome : new MigrationOutcome.Unknown(String.valueOf(failure)),
                        turn));
    }

    private void copied(Transfer transfer, MigrationOutcome outcome, long turn) {
        if (!moves.isCurrent(transfer)) {
            return;
        }
        if (outcome instanceof MigrationOutcome.Completed done) {
            transfer.enter(Phase.LANDED, clock.monotonicNanos());
            journal.step(
                    turn,
                    transfer.move(),
                    Step.COMPLETED,
                    Reason.of(
                            EngineReasons.ARRIVED,
                            new Input("downtimeMillis", done.downtime().toMillis()),
                            new Input("transferred", done.transferred().value())));
        } else if (outcome instanceof MigrationOutcome.Failed) {
            end(transfer, turn, Step.FAILED, Reason.of(EngineReasons.MIGRATION_FAILED));
        } else {
            transfer.enter(Phase.UNCERTAIN, clock.monotonicNanos());
        }
    }

    private void landed(Transfer transfer, Sighting.Place place) {
        // Only now does the destination's own sample carry the VM, so that the promise may go.
        if (place == Sighting.Place.DESTINATION || waitedTooLong(transfer)) {
            succeeded(transfer);
        }
    }

    private void uncertain(Transfer transfer, Sighting.Place place, long turn) {
        if (place == Sighting.Place.DESTINATION) {
            journal.step(turn, transfer.move(), Step.COMPLETED, Reason.of(EngineReasons.ARRIVED));
            succeeded(transfer);
        } else if (place == Sighting.Place.SOURCE && waitedTooLong(transfer)) {
            end(transfer, turn, Step.FAILED, Reason.of(EngineReasons.FOUND_AT_SOURCE));
        } else if (place == Sighting.Place.NOWHERE && waitedTooLong(transfer)) {
            end(transfer, turn, Step.FAILED, Reason.of(EngineReasons.VM_GONE));
        }
    }

    private boolean waitedTooLong(Transfer transfer) {
        return clock.monotonicNanos() - transfer.phaseSinceNanos()
                > limits.uncertainFor().toNanos();
    }

    private void succeeded(Transfer transfer) {
        moves.end(transfer, true, clock.monotonicNanos());
        release(transfer);
    }

    private void end(Transfer transfer, long turn, Step step, Reason reason) {
        moves.end(transfer, false, clock.monotonicNanos());
        release(transfer);
        journal.step(turn, transfer.move(), step, reason);
    }

    private void release(Transfer transfer) {
        if (transfer.hold() != null) {
            pool.release(transfer.hold());
        }
    }

    private static Reason withToken(String code, Transfer transfer) {
        return Reason.of(
                code,
                new Input("claim", transfer.move().claim().memory().value()),
                new Input("token", transfer.token().value()));
    }

    /**
     * Times and counts that bound a move.
     *
     * @param makeRoomTimeout longest time in which a destination may free memory
     * @param migrationDeadline longest time for the copy
     * @param uncertainFor time after which an unknown outcome is judged by what the hosts show
     * @param incomingPerHost moves that one destination may receive at once
     */
    record Limits(Duration makeRoomTimeout, Duration migrationDeadline, Duration uncertainFor, int incomingPerHost) {}

    /** Tells listeners and the next report of each step. */
    record Journal(ActionLog actions, Listeners listeners) {
        void step(long turn, Move move, Step step, Reason reason) {
            listeners.tell(new DrsEvent.MigrationProgress(turn, move, step, reason));
            switch (step) {
                case RESERVING -> actions.moved(Action.Kind.RESERVE, move, reason);
                case COPYING -> actions.moved(Action.Kind.MIGRATE, move, reason);
                case COMPLETED -> actions.moved(Action.Kind.ARRIVED, move, reason);
                case FAILED, ABANDONED -> actions.moved(Action.Kind.GIVEN_UP, move, reason);
                case MAKING_ROOM -> {
                    // Belongs to the reservation; listeners are told, the record has it as RESERVE.
                }
            }
        }
    }
}
