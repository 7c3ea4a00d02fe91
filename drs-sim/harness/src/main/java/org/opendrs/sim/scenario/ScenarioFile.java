package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.model.PlacementRule;
import org.opendrs.sim.fault.FaultClass;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.fault.Intervention;
import org.opendrs.sim.world.WorldConstants;

/**
 * A scenario as a YAML text describes it. The reference in {@code doc-files/scenario-file.html} explains every key. Immutable.
 *
 * @param name name of the scenario
 * @param run how it is run
 * @param cluster what it is run on
 * @param trouble what goes wrong
 */
record ScenarioFile(String name, Run run, Cluster cluster, Trouble trouble) {
    /**
     * How a scenario is run.
     *
     * @param seed source of all randomness; empty if the text does not say
     * @param length virtual time
     * @param policies names of the balloon policies to compare
     * @param control what the engine is told
     */
    record Run(OptionalLong seed, Duration length, List<String> policies, Scenario.Control control) {
        /** Copies the list. */
        Run {
            policies = List.copyOf(policies);
        }
    }

    /**
     * What a scenario is run on.
     *
     * @param hosts the hosts
     * @param guests the guests
     * @param overcommitment memory of guests for each byte of hosts; empty if all hosts are counted
     * @param rules which guests belong together, apart, or to certain hosts
     * @param restart after what time guests that a crash took are booted again; empty if nobody does that
     * @param constants what the world lives by
     */
    record Cluster(
            List<HostGroup> hosts,
            List<GuestGroup> guests,
            OptionalDouble overcommitment,
            List<PlacementRule> rules,
            Optional<Duration> restart,
            WorldConstants constants) {
        /** Copies the lists. */
        Cluster {
            hosts = List.copyOf(hosts);
            guests = List.copyOf(guests);
            rules = List.copyOf(rules);
        }
    }

    /**
     * What goes wrong.
     *
     * @param chances chance of each class of fault that strikes single calls
     * @param interventions faults that last
     * @param checks whether broken promises are looked for after every event
     */
    record Trouble(SortedMap<FaultClass, Double> chances, List<Intervention> interventions, boolean checks) {
        /** Copies the collections. */
        Trouble {
            chances = Collections.unmodifiableSortedMap(new TreeMap<>(chances));
            interventions = List.copyOf(interventions);
        }

        boolean isEmpty() {
            return chances.isEmpty() && interventions.isEmpty();
        }

        /** Returns the plan; one in which nothing goes wrong if only the checks are wanted. */
        Optional<FaultPlan> plan(long seed, Duration length) {
            return isEmpty() && !checks
                    ? Optional.empty()
                    : Optional.of(new FaultPlan(seed, length, chances, interventions));
        }
    }

    /**
     * Returns the scenario with what the user changes of it.
     *
     * @throws IllegalArgumentException if an option is not valid for it, or the rules leave no host to a VM
     */
    Scenario describe(ScenarioOptions options) {
        Duration length = options.length(run.length());
        ClusterPlan plan = ClusterDraft.draw(this, options, length);
        // A shorter run meets the faults of its time; the plan still holds the others.
        Duration planned = length.compareTo(run.length()) > 0 ? length : run.length();
        Optional<FaultPlan> faults = trouble.plan(options.seed(), planned).map(options::leaveOut);
        if (trouble.isEmpty()) {
            Scenarios.requireNoneLeftOut(name, options);
        }
        return new Scenario(
                name, options.seed(), plan, options.policies().orElse(run.policies()), length, run.control(), faults);
    }
}
