package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.opendrs.model.PlacementRule;
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
     * @param faults as in the text of a fault plan, without its head
     * @param checks whether broken promises are looked for after every event
     */
    record Trouble(List<String> faults, boolean checks) {
        /** Copies the list. */
        Trouble {
            faults = List.copyOf(faults);
        }

        /** Returns the plan; one in which nothing goes wrong if only the checks are wanted. */
        Optional<FaultPlan> plan(long seed, Duration length) {
            if (faults.isEmpty()) {
                return checks ? Optional.of(FaultPlan.calm(seed, length)) : Optional.empty();
            }
            return Optional.of(parse(seed, length, String.join(" ", faults)));
        }

        /**
         * Returns the plan of a text without head.
         *
         * @throws IllegalArgumentException if it is none
         */
        static FaultPlan parse(long seed, Duration length, String faults) {
            return FaultPlan.parse("seed=" + seed + " length=" + length + " " + faults);
        }
    }

    /**
     * Returns the scenario with what the user changes of it.
     *
     * @throws IllegalArgumentException if something in it leads nowhere; names all of it
     */
    Scenario describe(ScenarioOptions options) {
        Duration length = options.length(run.length());
        ClusterPlan plan = ClusterDraft.draw(this, options, length);
        // A shorter run meets the faults of its time; the plan still holds the others.
        Duration planned = length.compareTo(run.length()) > 0 ? length : run.length();
        Optional<FaultPlan> faults = trouble.plan(options.seed(), planned).map(options::leaveOut);
        if (trouble.faults().isEmpty()) {
            Scenarios.requireNoneLeftOut(name, options);
        }
        var problems = new ArrayList<>(InventoryFit.problems(plan.inventory(), plan));
        faults.ifPresent(all -> problems.addAll(strangers(all, plan)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Scenario(
                name, options.seed(), plan, options.policies().orElse(run.policies()), length, run.control(), faults);
    }

    /** Returns a complaint for each fault that hits what is not there. */
    private static List<String> strangers(FaultPlan faults, ClusterPlan plan) {
        var known = new TreeSet<String>();
        plan.hosts().forEach(host -> known.add(host.id().value()));
        plan.guests().forEach(guest -> known.add(guest.spec().id().value()));
        return faults.interventions().stream()
                .map(Intervention::target)
                .filter(target -> !target.isEmpty() && !known.contains(target))
                .map(target -> "a fault hits '" + target + "', which is neither a host nor a VM of this scenario")
                .toList();
    }
}
