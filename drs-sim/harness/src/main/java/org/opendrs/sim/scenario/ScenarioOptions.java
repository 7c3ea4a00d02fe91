package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.opendrs.sim.fault.FaultClass;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.unit.Bytes;

/**
 * What a user may change of a built-in scenario.
 *
 * @param seed source of all randomness
 * @param policies names of the balloon policies to compare; empty for the scenario's own choice
 * @param hours virtual hours; empty for the scenario's own length
 * @param swap which guests have a swap device
 * @param autodeflate whether balloons deflate by themselves before a guest kills a process
 * @param without names of the classes of fault that are left out
 */
public record ScenarioOptions(
        long seed,
        Optional<List<String>> policies,
        OptionalDouble hours,
        GuestSwap swap,
        boolean autodeflate,
        List<String> without) {
    /** A tenth of an hour has 36 turns; below, hardly anything has happened. A year is far beyond every use. */
    private static final double MOST_HOURS = 8760;

    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the hours are out of range, no policy is named or one is named twice
     */
    public ScenarioOptions {
        policies = policies.map(List::copyOf);
        without = List.copyOf(without);
        if (hours.isPresent() && !(hours.getAsDouble() > 0 && hours.getAsDouble() <= MOST_HOURS)) {
            throw new IllegalArgumentException(
                    "--hours must be > 0 and <= " + MOST_HOURS + ", got " + hours.getAsDouble());
        }
        if (policies.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("--policy names none; valid are " + PolicyCatalogue.names());
        }
        policies.ifPresent(ScenarioOptions::requireDifferent);
    }

    /** Figures are looked up by policy; two columns of one name would show one run twice. */
    private static void requireDifferent(List<String> policies) {
        var seen = new TreeSet<String>();
        for (String policy : policies) {
            if (!seen.add(policy)) {
                throw new IllegalArgumentException("--policy names '" + policy + "' twice, got "
                        + String.join(",", policies) + "; name each once");
            }
        }
    }

    /** Returns the scenario's own choices with this seed: all guests have swap, balloons do not deflate by themselves. */
    public static ScenarioOptions seed(long seed) {
        return new ScenarioOptions(seed, Optional.empty(), OptionalDouble.empty(), GuestSwap.ALL, false, List.of());
    }

    /** Returns these options with other policies. */
    public ScenarioOptions policies(String... names) {
        return new ScenarioOptions(seed, Optional.of(List.of(names)), hours, swap, autodeflate, without);
    }

    /** Returns these options with another length. */
    public ScenarioOptions hours(double value) {
        return new ScenarioOptions(seed, policies, OptionalDouble.of(value), swap, autodeflate, without);
    }

    /** Returns these options with other guests that have swap. */
    public ScenarioOptions swap(GuestSwap value) {
        return new ScenarioOptions(seed, policies, hours, value, autodeflate, without);
    }

    /** Returns the guest with swap of its own size, if this running number has any, and with the balloon as chosen. */
    GuestSpec equip(GuestSpec guest, int number) {
        return guest.withSwap(swap.has(number) ? guest.maximum() : Bytes.ZERO).withAutodeflate(autodeflate);
    }

    Duration length(Duration usual) {
        return hours.isPresent() ? Duration.ofSeconds(Math.round(hours.getAsDouble() * SECONDS_PER_HOUR)) : usual;
    }

    /**
     * Returns the plan without the classes of fault that are left out.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    FaultPlan leaveOut(FaultPlan plan) {
        FaultPlan rest = plan;
        for (String name : without) {
            rest = rest.without(fault(name));
        }
        return rest;
    }

    private static FaultClass fault(String name) {
        return Arrays.stream(FaultClass.values())
                .filter(fault -> fault.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--without: unknown class of fault '" + name + "'; valid are " + List.of(FaultClass.values())));
    }
}
