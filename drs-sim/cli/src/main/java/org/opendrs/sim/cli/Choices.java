package org.opendrs.sim.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.opendrs.sim.bench.Benches;
import org.opendrs.sim.fault.FaultClass;
import org.opendrs.sim.scenario.GuestSwap;
import org.opendrs.sim.scenario.PolicyCatalogue;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.TraceLevel;

/** What options and parameters may name, for help and completion; taken from where the names are defined. */
final class Choices {
    private Choices() {}

    /** Names of balloon policies. */
    static final class Policies implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PolicyCatalogue.names().iterator();
        }
    }

    /** Names of scenarios. */
    static final class ScenarioNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Scenarios.names().iterator();
        }
    }

    /** Names of benches. */
    static final class BenchNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Benches.names().iterator();
        }
    }

    /** Names of classes of fault. */
    static final class Faults implements Iterable<String> {
        static List<String> names() {
            return Arrays.stream(FaultClass.values()).map(FaultClass::name).toList();
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    /** Trace levels, in lower case. */
    static final class Traces implements Iterable<String> {
        static List<String> names() {
            return Arrays.stream(TraceLevel.values())
                    .map(level -> level.name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    /** Which guests have swap, in lower case. */
    static final class Swap implements Iterable<String> {
        static List<String> names() {
            return Arrays.stream(GuestSwap.values())
                    .map(swap -> swap.name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
