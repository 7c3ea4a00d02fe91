package org.opendrs.sim.scenario;

import java.util.function.Consumer;
import org.opendrs.control.TurnListener;
import org.opendrs.model.HostId;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.WorldObserver;
import org.opendrs.sim.world.WorldTruth;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** What a {@link RunRecorder} may see of one policy's run. Live, and confined to the thread that runs the scenario. */
public final class RunView {
    private final Scenario scenario;
    private final String policy;
    private final SimWorld world;
    private final TruthMeter meter;
    private final Consumer<TurnListener> turns;

    RunView(Scenario scenario, String policy, SimWorld world, TruthMeter meter, Consumer<TurnListener> turns) {
        this.scenario = scenario;
        this.policy = policy;
        this.world = world;
        this.meter = meter;
        this.turns = turns;
    }

    /** Returns the scenario, with an operator's settings if there are any. */
    public Scenario scenario() {
        return scenario;
    }

    /** Returns the name of the policy. */
    public String policy() {
        return policy;
    }

    /** Returns what is really so. */
    public WorldTruth truth() {
        return world.truth();
    }

    /** Returns whether the host was truly short of something in the last step. {@link RunFigure#HOTSPOTS} counts spells of a minute. */
    public boolean isHot(HostId host) {
        return meter.isHot(host);
    }

    /** Returns what is left of a host's installed memory when the operator's share for the hypervisor is taken away. */
    public Bytes allocatable(Bytes installed) {
        return reserve().allocatable(installed);
    }

    /** Returns what is left of a host's cores when the operator's share for the hypervisor is taken away. */
    public Millicores allocatable(Millicores cores) {
        return reserve().allocatable(cores);
    }

    private HostReserve reserve() {
        return new HostReserve(scenario.control().settings().monitoring());
    }

    /** Lets an observer know of what happens in the world, after the run's own meters. */
    public void observe(WorldObserver observer) {
        world.observe(observer);
    }

    /** Lets a listener know of every turn and of every tick that acted. */
    public void onReport(TurnListener listener) {
        turns.accept(listener);
    }
}
