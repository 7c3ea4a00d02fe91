package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.TextSection;
import org.opendrs.sim.workload.LoadProfile;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Reads what guests do. */
final class LoadText {
    static final Duration NOW = Duration.ZERO;
    static final Duration YEAR = Duration.ofDays(366);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final long MOST_LOOPS = 64;
    private static final Portion A_LITTLE_CPU = new Portion(0, 0.1);

    private final TraceShelf shelf;

    LoadText(TraceShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What guests do.
     *
     * @param load makes it
     * @param jobs whether it is jobs that can be counted
     * @param follows whether it follows a recording
     * @param trace the recording, and its first VM; empty if there is none, or none that can be read
     */
    record Described(GuestLoad load, boolean jobs, boolean follows, Optional<TraceText> trace) {
        static final Described IDLE = new Described((size, number) -> Workloads.idle(), false, false, Optional.empty());
        static final Described MISSING = new Described(IDLE.load(), false, true, Optional.empty());
    }

    /** A load over time for a guest of some size. */
    private interface Profile {
        LoadProfile of(GuestSize size);
    }

    /** How guests write. */
    private record Writes(ByteRate rate, Bytes hotSet) {}

    Described read(TextSection guest) {
        var text = guest.section("workload", ScenarioKeys.WORKLOAD);
        List<String> kinds = text.present(ScenarioKeys.WORKLOADS);
        if (kinds.size() > 1) {
            text.problem("is " + String.join(" and ", kinds) + " at once; keep one of them");
        }
        var writes = writes(text);
        String kind = kinds.isEmpty() ? "" : kinds.get(0);
        if (text.has("writes") && (kind.isEmpty() || kind.equals("jobs"))) {
            text.problem(
                    "writes", "applies to processes of a described load; jobs write as they do, idle guests do not");
        }
        return switch (kind) {
            case "" -> Described.IDLE;
            case "jobs" -> jobs(text);
            case "trace" -> {
                var trace = TraceText.read(text.section("trace", ScenarioKeys.TRACE), shelf);
                yield trace.map(found -> new Described(
                                found.load(writes.rate(), writes.hotSet()), false, true, Optional.of(found)))
                        .orElse(Described.MISSING);
            }
            default -> profiled(profile(kind, text), writes);
        };
    }

    private static Described jobs(TextSection text) {
        int loops = text.whole("jobs", 1, MOST_LOOPS).orElse(1L).intValue();
        return new Described((size, number) -> Workloads.jobLoops(loops), true, false, Optional.empty());
    }

    private static Described profiled(Profile profile, Writes writes) {
        return new Described(
                (size, number) -> profile.of(size).writing(writes.rate(), writes.hotSet()),
                false,
                false,
                Optional.empty());
    }

    private static Profile profile(String kind, TextSection text) {
        return switch (kind) {
            case "constant" -> constant(text.section(kind, ScenarioKeys.CONSTANT));
            case "leak" -> leak(text.section(kind, ScenarioKeys.LEAK));
            case "burst" -> burst(text.section(kind, ScenarioKeys.BURST));
            case "boot" -> boot(text.section(kind, ScenarioKeys.BOOT));
            default -> steps(text);
        };
    }

    private static Profile constant(TextSection text) {
        var level = Level.read(text, "cores", "memory", new Level(A_LITTLE_CPU, Portion.NONE));
        return level::constant;
    }

    private static Profile leak(TextSection text) {
        var level = Level.read(text, "cores", "memory", new Level(A_LITTLE_CPU, Portion.NONE));
        var from = text.time("from", NOW, YEAR).orElse(NOW);
        var rate = text.rate("rate", new ByteRate(1), ByteRate.mibPerSecond(1 << 20))
                .orElse(ByteRate.mibPerSecond(1));
        var most = Level.memory(text, "upTo").orElse(new Portion(1, 0));
        return size -> {
            long start = level.memory().memory(size).value();
            long end = Math.max(start, most.memory(size).value());
            var lasts = Duration.ofMillis(1 + 1000 * ((end - start) / rate.value()));
            double cores = level.cores().cores(size);
            return level.constant(size)
                    .jump(from, cores, Bytes.bytes(start))
                    .ramp(from.plus(lasts), cores, Bytes.bytes(end));
        };
    }

    private static Profile burst(TextSection text) {
        var calm = Level.read(text, "cores", "memory", new Level(A_LITTLE_CPU, Portion.NONE));
        var peak = Level.read(text, "peakCores", "peakMemory", calm);
        var after = text.time("after", NOW, YEAR).orElse(NOW);
        var lasts = text.time("lasts", MOMENT, YEAR).orElse(Duration.ofMinutes(1));
        var end = after.plus(lasts);
        var every = text.time("every", MOMENT, YEAR.multipliedBy(2).plus(MOMENT));
        if (every.isPresent() && every.get().compareTo(end) <= 0) {
            text.problem("every", "must be longer than after and lasts together; a burst ends before the next period");
        }
        var period = every.filter(time -> time.compareTo(end) > 0);
        return size -> {
            var once = peak.jump(calm.constant(size), after, size);
            var whole = calm.jump(once, end, size);
            return period.map(whole::repeating).orElse(whole);
        };
    }

    private static Profile boot(TextSection text) {
        var start = Level.read(text, "cores", "memory", new Level(new Portion(1, 0), new Portion(0.5, 0)));
        var rest = Level.read(text, "restCores", "restMemory", new Level(A_LITTLE_CPU, Portion.NONE));
        var lasts = text.time("lasts", MOMENT, YEAR).orElse(Duration.ofMinutes(1));
        return size -> rest.jump(start.constant(size), lasts, size);
    }

    private static Profile steps(TextSection text) {
        var times = new ArrayList<Duration>();
        var levels = new ArrayList<Level>();
        for (TextSection step : text.sections("steps", ScenarioKeys.STEPS)) {
            var at = step.time("at", NOW, YEAR).orElse(NOW);
            if (times.isEmpty() ? !at.isZero() : at.compareTo(times.get(times.size() - 1)) <= 0) {
                step.problem("at", "the first step is at 0s, and each further one later than the one before");
            } else {
                times.add(at);
                levels.add(Level.read(step, "cores", "memory", new Level(A_LITTLE_CPU, Portion.NONE)));
            }
        }
        if (levels.isEmpty()) {
            text.problem("steps", "needs one step at least, such as {at: 0s, cores: 0.5, memory: 1GiB}");
            levels.add(new Level(A_LITTLE_CPU, Portion.NONE));
        }
        return size -> {
            var load = levels.get(0).constant(size);
            for (int i = 1; i < levels.size(); i++) {
                load = levels.get(i).jump(load, times.get(i), size);
            }
            return load;
        };
    }

    private static Writes writes(TextSection workload) {
        var text = workload.section("writes", ScenarioKeys.WRITES);
        var rate = text.rate("rate", new ByteRate(0), ByteRate.mibPerSecond(1 << 20))
                .orElse(new ByteRate(0));
        var hotSet = text.memory("hotSet", Bytes.ZERO, Bytes.gib(1 << 20)).orElse(Bytes.mib(64));
        return new Writes(rate, hotSet);
    }

    /** CPU and memory that a guest wants. */
    record Level(Portion cores, Portion memory) {
        static Level read(TextSection text, String cores, String memory, Level standard) {
            return new Level(
                    cores(text, cores).orElse(standard.cores()),
                    memory(text, memory).orElse(standard.memory()));
        }

        static Optional<Portion> memory(TextSection text, String key) {
            return text.isShare(key)
                    ? text.share(key, 0, 1).map(share -> new Portion(share, 0))
                    : text.memory(key, Bytes.ZERO, Bytes.gib(1 << 16))
                            .map(bytes -> new Portion(0, (double) bytes.value()));
        }

        private static Optional<Portion> cores(TextSection text, String key) {
            return text.isShare(key)
                    ? text.share(key, 0, 1).map(share -> new Portion(share, 0))
                    : text.cores(key, Millicores.ZERO, Millicores.cores(GuestText.MOST_VCPUS))
                            .map(amount -> new Portion(0, amount.toCores()));
        }

        LoadProfile constant(GuestSize size) {
            return Workloads.constant(cores.cores(size), memory.memory(size));
        }

        LoadProfile jump(LoadProfile load, Duration at, GuestSize size) {
            return load.jump(at, cores.cores(size), memory.memory(size));
        }
    }
}
