package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.DrsSettings;
import org.opendrs.model.Automation;
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
                new Control(settings, control.automation(), control.migration(), control.jobs(), control.relief()),
                faults);
    }

    /** Returns this scenario in a world that lives by other constants. */
    public Scenario in(WorldConstants constants) {
        return new Scenario(name, seed, cluster.in(constants), policies, length, control, faults);
    }

    /**
     * What the engine is told.
     *
     * @param settings its settings
     * @param automation how far it may go
     * @param migration whether it may migrate
     * @param jobs whether the guests run jobs that can be counted
     * @param relief whether the scenario has a hotspot whose end is measured
     */
    public record Control(
            DrsSettings settings, Automation automation, boolean migration, boolean jobs, boolean relief) {
        /** Creates an engine that may act. */
        public Control(DrsSettings settings, boolean migration, boolean jobs, boolean relief) {
            this(settings, Automation.ACT, migration, jobs, relief);
        }
    }
}
