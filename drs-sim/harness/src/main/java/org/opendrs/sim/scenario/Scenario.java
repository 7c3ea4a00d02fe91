package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.DrsSettings;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.world.WorldConstants;

/**
 * A cluster, what happens in it, and which policies are compared in it. Each policy meets the same world, drawn from the same seed.
 *
 * @param name name of the scenario
 * @param seed source of all randomness
 * @param cluster hosts and guests
 * @param policies names of the balloon policies
 * @param length virtual time
 * @param control what the engine is told
 * @param faults what goes wrong; empty if nothing does
 */
public record Scenario(
        String name,
        long seed,
        ClusterPlan cluster,
        List<String> policies,
        Duration length,
        Control control,
        Optional<FaultPlan> faults) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a policy is unknown
     */
    public Scenario {
        policies = List.copyOf(policies);
        policies.forEach(PolicyCatalogue::named);
    }

    /** Returns this scenario with other settings of the engine. */
    public Scenario with(DrsSettings settings) {
        return new Scenario(
                name,
                seed,
                cluster,
                policies,
                length,
                new Control(settings, control.migration(), control.jobs(), control.relief()),
                faults);
    }

    /** Returns this scenario in a world that lives by other constants. */
    public Scenario in(WorldConstants constants) {
        var other = new ClusterPlan(cluster.hosts(), cluster.guests(), constants);
        return new Scenario(name, seed, other, policies, length, control, faults);
    }

    /**
     * What the engine is told.
     *
     * @param settings its settings
     * @param migration whether it may migrate
     * @param jobs whether the guests run jobs that can be counted
     * @param relief whether the scenario has a hotspot whose end is measured
     */
    public record Control(DrsSettings settings, boolean migration, boolean jobs, boolean relief) {}
}
