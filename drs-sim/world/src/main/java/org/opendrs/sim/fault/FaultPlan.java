package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * What will go wrong in one run: which classes of fault are on, how strong, and the faults that last. A random <em>subset</em> of
 * the classes is on, because classes suppress one another's bugs (swarm testing: Groce et al., ISSTA 2012).
 *
 * @param seed source of all draws, those made during the run included
 * @param length how long faults may begin and last; after that the world is well, so that recovery can be judged
 * @param intensities for each class that is on: the chance for each call from 0 to 1, or for lasting faults how many an hour
 * @param interventions the lasting faults, by beginning
 */
public record FaultPlan(
        long seed, Duration length, SortedMap<FaultClass, Double> intensities, List<Intervention> interventions) {
    /** Each class is on in half of all runs, so that every pair of classes is met alone and together. */
    private static final double SHARE_ON = 0.5;

    /**
     * Range of the chance for one call. Below, a run of an hour (360 turns) would often see none; above, hardly anything
     * succeeds and there is nothing left to judge.
     */
    private static final double LEAST_CHANCE = 0.01;

    private static final double GREATEST_CHANCE = 0.3;

    /** Range of lasting faults an hour. */
    private static final double FEWEST_AN_HOUR = 0.5;

    private static final double MOST_AN_HOUR = 6;

    /** In the order in which they begin; the rest only makes the order complete. */
    private static final Comparator<Intervention> BY_BEGINNING = Comparator.comparing(Intervention::from)
            .thenComparing(Intervention::fault)
            .thenComparing(Intervention::target);

    /**
     * Copies and orders the collections.
     *
     * @throws IllegalArgumentException if the length is not positive, a chance is not within 0 and 1, or a fault lasts longer
     *     than the plan
     */
    public FaultPlan {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a fault plan must have a positive length, got " + length);
        }
        intensities = Collections.unmodifiableSortedMap(new TreeMap<>(intensities));
        intensities.forEach(FaultPlan::checkIntensity);
        interventions = interventions.stream().sorted(BY_BEGINNING).toList();
        for (Intervention intervention : interventions) {
            if (intervention.until().compareTo(length) > 0) {
                throw new IllegalArgumentException(
                        intervention + " ends after the plan, which is " + length + " long; end it by then");
            }
        }
    }

    private static void checkIntensity(FaultClass fault, double intensity) {
        double most = fault.strikesCalls() ? 1 : Double.MAX_VALUE;
        if (!(intensity >= 0 && intensity <= most)) {
            throw new IllegalArgumentException(
                    "intensity of " + fault + " must be within 0 and " + most + ", got " + intensity);
        }
    }

    /** Returns a plan in which nothing goes wrong. */
    public static FaultPlan calm(long seed, Duration length) {
        return new FaultPlan(seed, length, new TreeMap<>(), List.of());
    }

    /** Draws a plan. The same arguments give the same plan. */
    public static FaultPlan draw(long seed, List<HostId> hosts, List<VmId> vms, Duration length) {
        var intensities = new TreeMap<FaultClass, Double>();
        var interventions = new ArrayList<Intervention>();
        for (FaultClass fault : FaultClass.values()) {
            SplittableRandom random = Streams.of(seed, "swarm/" + fault);
            boolean on = random.nextDouble() < SHARE_ON;
            double strength = random.nextDouble();
            if (!on) {
                continue;
            }
            intensities.put(fault, intensity(fault, strength));
            if (!fault.strikesCalls()) {
                var draw = new InterventionDraw(random, length, hosts, vms);
                interventions.addAll(draw.draw(fault, intensities.get(fault)));
            }
        }
        return new FaultPlan(seed, length, intensities, interventions);
    }

    /** Squares the strength, so that mild runs, which get far into their work, are more frequent than rough ones. */
    private static double intensity(FaultClass fault, double strength) {
        double low = fault.strikesCalls() ? LEAST_CHANCE : FEWEST_AN_HOUR;
        double high = fault.strikesCalls() ? GREATEST_CHANCE : MOST_AN_HOUR;
        return low + strength * strength * (high - low);
    }

    /** Reads what {@link #toString} wrote. */
    public static FaultPlan parse(String line) {
        return FaultPlanText.read(line);
    }

    /** Returns how strong a class is, 0 if it is off. */
    public double intensity(FaultClass fault) {
        return intensities.getOrDefault(fault, 0.0);
    }

    /** Returns this plan with one class switched off and everything else as it was. */
    public FaultPlan without(FaultClass fault) {
        var fewer = new TreeMap<>(intensities);
        fewer.remove(fault);
        return new FaultPlan(
                seed,
                length,
                fewer,
                interventions.stream().filter(i -> i.fault() != fault).toList());
    }

    /** Returns this plan with one class that strikes calls set to a chance. */
    public FaultPlan with(FaultClass fault, double chance) {
        var more = new TreeMap<>(intensities);
        more.put(fault, chance);
        return new FaultPlan(seed, length, more, interventions);
    }

    /** Returns this plan with one more lasting fault. */
    public FaultPlan with(Intervention intervention) {
        var more = new ArrayList<>(interventions);
        more.add(intervention);
        var on = new TreeMap<>(intensities);
        on.putIfAbsent(intervention.fault(), FEWEST_AN_HOUR);
        return new FaultPlan(seed, length, on, more);
    }

    /** Returns the whole plan in one line that {@link #parse} understands, for reports of failing runs. */
    @Override
    public String toString() {
        return FaultPlanText.write(this);
    }
}
