package org.opendrs.sim.scenario;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.opendrs.config.OperatorText;
import org.opendrs.sim.trace.TraceCatalogue;

/** The built-in scenarios by name. */
public final class Scenarios {
    private static final Map<String, Function<ScenarioOptions, Scenario>> CODED = coded();

    private Scenarios() {}

    /** Returns the names that may be asked for. */
    public static List<String> names() {
        var names = new TreeSet<>(CODED.keySet());
        names.addAll(ShippedFiles.NAMES);
        return List.copyOf(names);
    }

    /**
     * Returns the scenario with this name, which must not need recordings.
     *
     * @throws IllegalArgumentException if the name or one of the options is not valid; it says what would be
     * @throws org.opendrs.config.SettingsException if the scenario needs recordings
     */
    public static Scenario named(String name, ScenarioOptions options) {
        if (!isBuiltIn(name)) {
            throw unknown(name);
        }
        return find(name, TraceCatalogue.empty()).with(options);
    }

    /**
     * Returns a built-in scenario, or the one that a YAML file describes; what ends in {@code .yaml} or {@code .yml}, or has a slash,
     * is a file. The <a href="doc-files/scenario-file.html">reference</a> explains how it is written.
     *
     * @param traces where recordings that it needs are
     * @throws IllegalArgumentException if it is neither
     * @throws org.opendrs.config.SettingsException with everything that is wrong with the file, or with a recording that it names
     */
    public static ScenarioSource find(String nameOrFile, TraceCatalogue traces) {
        var description = CODED.get(nameOrFile);
        if (description != null) {
            return new ScenarioSource(OptionalLong.empty(), options -> {
                if (!nameOrFile.equals(FaultsScenario.NAME)) {
                    requireNoneLeftOut(nameOrFile, options);
                }
                return description.apply(options);
            });
        }
        if (ShippedFiles.NAMES.contains(nameOrFile)) {
            return file(nameOrFile, ShippedFiles.text(nameOrFile), traces);
        }
        if (!nameOrFile.endsWith(".yaml") && !nameOrFile.endsWith(".yml") && !nameOrFile.contains("/")) {
            throw unknown(nameOrFile);
        }
        Path path = path(nameOrFile);
        otherEnding(path).ifPresent(other -> {
            throw new IllegalArgumentException("there is no file " + path + "; did you mean " + other + "?");
        });
        String last = String.valueOf(path.getFileName());
        return file(last.replaceAll("\\.ya?ml$", ""), OperatorText.read(path), traces);
    }

    private static ScenarioSource file(String name, OperatorText text, TraceCatalogue traces) {
        var file = ScenarioText.read(name, text, traces);
        return new ScenarioSource(file.run().seed(), file::describe);
    }

    /** Returns the file with the other of the two endings, if it is there and this one is not. */
    private static Optional<Path> otherEnding(Path path) {
        String name = path.toString();
        String other = name.endsWith(".yml") ? name.replaceAll("yml$", "yaml") : name.replaceAll("yaml$", "yml");
        return Files.exists(path)
                ? Optional.empty()
                : Optional.of(Path.of(other)).filter(Files::isRegularFile);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + name + "' is no path of a file: " + e.getReason(), e);
        }
    }

    private static boolean isBuiltIn(String name) {
        return CODED.containsKey(name) || ShippedFiles.NAMES.contains(name);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "unknown scenario '" + name + "'; valid are " + names() + " and files that end in .yaml");
    }

    /** A scenario without faults has none to leave out. */
    static void requireNoneLeftOut(String name, ScenarioOptions options) {
        if (!options.without().isEmpty()) {
            throw new IllegalArgumentException(
                    "scenario '" + name + "' has no faults to leave out, got " + String.join(",", options.without())
                            + "; leave --without away or run '" + FaultsScenario.NAME + "'");
        }
    }

    private static Map<String, Function<ScenarioOptions, Scenario>> coded() {
        var all = new TreeMap<String, Function<ScenarioOptions, Scenario>>();
        all.put(ThesisScenario.NAME, ThesisScenario::describe);
        all.put(HotspotScenario.NAME, HotspotScenario::describe);
        all.put(IdleScenario.NAME, IdleScenario::describe);
        all.put(FaultsScenario.NAME, FaultsScenario::describe);
        all.put(ScaleScenario.NAME, ScaleScenario::describe);
        return all;
    }
}
