package org.opendrs.sim.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opendrs.core.plan.BalanceMeasure;
import org.opendrs.core.plan.CapGoal;
import org.opendrs.json.Decimals;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.Resource;

/** Reads what people say about plans, on the command line or in a plan file. */
final class PlanArguments {
    /** The one mode that there is. */
    static final String REPAIR = "repair";

    private static final List<String> MODES_TO_COME = List.of("balance", "evacuate", "place", "consolidate");

    /** Finer than any cap needs to be. */
    private static final int CAP_DECIMALS = 6;

    /** A per cent is a hundredth. */
    private static final int PERCENT_DIGITS = 2;

    private PlanArguments() {}

    /**
     * Checks the mode.
     *
     * @param where names the place of the value
     * @throws IllegalArgumentException if no planner has it
     */
    static void requireMode(String where, String mode) {
        if (mode.equals(REPAIR)) {
            return;
        }
        if (MODES_TO_COME.contains(mode)) {
            throw new IllegalArgumentException(where + " " + mode + " is not available in this release; available is "
                    + REPAIR + ", which brings hosts above a cap below it with the fewest moves");
        }
        throw new IllegalArgumentException(
                where + " '" + mode + "' is not known; available is " + REPAIR + Meant.question(List.of(REPAIR), mode));
    }

    /**
     * Returns the measure with this name.
     *
     * @param where names the place of the value
     * @throws IllegalArgumentException if there is none
     */
    static BalanceMeasure measure(String where, String name) {
        List<String> names =
                Arrays.stream(BalanceMeasure.values()).map(PlanArguments::name).toList();
        return Arrays.stream(BalanceMeasure.values())
                .filter(measure -> name(measure).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(where + " '" + name + "' is not known; valid are "
                        + String.join(", ", names) + Meant.question(names, name)));
    }

    static String name(BalanceMeasure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the goal that these caps say, or the default if there are none.
     *
     * @param arguments such as {@code cpu=0.8}
     * @param source name of the snapshot's file
     * @throws IllegalArgumentException with all problems
     */
    static CapGoal goal(List<String> arguments, ClusterSnapshot cluster, String source) {
        var problems = new ArrayList<String>();
        var caps = new TreeMap<String, Double>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            Optional<Double> ratio = equals < 1 ? Optional.empty() : ratio(argument.substring(equals + 1));
            if (ratio.isEmpty()) {
                problems.add(
                        "--cap " + argument
                                + " is not valid; say RESOURCE=RATIO with a ratio above 0 and at most 1, such as cpu=0.8 or cpu=80%");
            } else if (caps.put(argument.substring(0, equals), ratio.get()) != null) {
                problems.add("--cap " + argument + " caps a resource a second time; cap each once");
            }
        }
        CapGoal goal = goal(caps, cluster, source, "--cap ", problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return goal;
    }

    /** Returns the goal; caps of resources that no host has are added to the problems. */
    static CapGoal goal(
            Map<String, Double> caps, ClusterSnapshot cluster, String source, String where, List<String> problems) {
        var known = new TreeMap<String, Resource>();
        CapGoal.resources(cluster).forEach(resource -> known.putIfAbsent(resource.name(), resource));
        var byResource = new TreeMap<Resource, Double>();
        caps.forEach((name, cap) -> {
            Resource resource = known.get(name);
            if (resource == null) {
                problems.add(where + name + ": no host in " + source + " has this resource; valid are "
                        + String.join(", ", known.keySet()) + Meant.question(known.keySet(), name));
            } else {
                byResource.put(resource, cap);
            }
        });
        return byResource.isEmpty() ? CapGoal.byDefault(cluster) : new CapGoal(byResource);
    }

    private static Optional<Double> ratio(String text) {
        // Long enough for any ratio, and bounded before it is computed with.
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,9})?%?")) {
            return Optional.empty();
        }
        var number = text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(PERCENT_DIGITS)
                : new BigDecimal(text);
        double ratio = Decimals.of(number, CAP_DECIMALS).doubleValue();
        return ratio > 0 && ratio <= 1 ? Optional.of(ratio) : Optional.empty();
    }
}
