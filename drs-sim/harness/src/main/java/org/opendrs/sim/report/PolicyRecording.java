package org.opendrs.sim.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opendrs.control.Action;
import org.opendrs.control.TurnListener;
import org.opendrs.control.TurnReport;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.scenario.PlacedGuest;
import org.opendrs.sim.scenario.RunView;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.sim.world.WorldObserver;
import org.opendrs.spi.MigrationOutcome;

/** What is recorded of one policy's run: the world's truth after every step, migrations, and turns that are worth reading. */
final class PolicyRecording implements WorldObserver, TurnListener {
    private static final double NANOS_PER_SECOND = 1e9;

    private final String policy;
    private final Timeline timeline;
    private final Map<HostId, HostTrack> hosts = new TreeMap<>();
    /** For look-ups only; what is reported goes through the scenario's guests. */
    private final Map<VmId, GuestTrack> guests = new LinkedHashMap<>();

    private final MoveLog moves = new MoveLog();
    private final TurnLog turns;
    /** Not there once the run has ended, so that its world may go. */
    private @Nullable RunView live;

    private double now;

    PolicyRecording(RunView run, Timeline timeline, int mostTurns) {
        this.policy = run.policy();
        this.timeline = timeline;
        this.live = run;
        this.turns = new TurnLog(mostTurns);
        for (HostTruth host : run.truth().hosts()) {
            var spec = host.spec();
            hosts.put(
                    host.id(),
                    new HostTrack(timeline.buckets(), run.allocatable(spec.memory()), run.allocatable(spec.cpu())));
        }
        for (PlacedGuest guest : run.scenario().cluster().guests()) {
            guests.put(guest.spec().id(), new GuestTrack(timeline.buckets()));
        }
    }

    /** Lets go of the run's world, which is large. */
    void ended() {
        live = null;
    }

    @Override
    public void stepDone(long nanos, double seconds) {
        now = nanos / NANOS_PER_SECOND;
        int bucket = timeline.bucket(now, seconds);
        RunView run = live;
        if (run == null) {
            return;
        }
        for (HostTruth host : run.truth().hosts()) {
            host(host.id()).step(host, run.isHot(host.id()), now, seconds, bucket);
            for (VmTruth vm : host.vms()) {
                GuestTrack track = guests.get(vm.id());
                if (track != null) {
                    track.step(vm, bucket);
                }
            }
        }
    }

    @Override
    public void migrationStarted(VmId vm, HostId from, HostId to) {
        moves.started(now, vm, from, to);
        host(from).happened();
        host(to).happened();
    }

    @Override
    public void migrationEnded(VmId vm, HostId from, HostId to, MigrationOutcome outcome) {
        moves.ended(now, vm, outcome);
    }

    @Override
    public void reported(TurnReport report) {
        turns.reported(now, report);
        for (Action action : report.actions()) {
            HostTrack track = hosts.get(action.host());
            if (track != null) {
                track.happened();
            }
        }
    }

    String policy() {
        return policy;
    }

    /**
     * Returns what is recorded of a host.
     *
     * @throws IllegalArgumentException if the world has no such host
     */
    HostTrack host(HostId host) {
        HostTrack track = hosts.get(host);
        if (track == null) {
            throw new IllegalArgumentException("there is no host " + host + " in this world");
        }
        return track;
    }

    /**
     * Returns what is recorded of a guest.
     *
     * @throws IllegalArgumentException if the scenario has no such guest
     */
    GuestTrack guest(VmId vm) {
        GuestTrack track = guests.get(vm);
        if (track == null) {
            throw new IllegalArgumentException("there is no guest " + vm + " in this scenario");
        }
        return track;
    }

    List<MoveLog.Entry> moves() {
        return moves.entries();
    }

    TurnLog turns() {
        return turns;
    }
}
