package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.opendrs.config.OperatorText;
import org.opendrs.config.TextSection;
import org.opendrs.model.Automation;
import org.opendrs.sim.trace.TraceCatalogue;

/** Reads scenario files. */
final class ScenarioText {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private static final long MOST_SEED = 999_999_999_999_999_999L;

    private final TextSection root;
    private final TraceShelf shelf;

    private ScenarioText(TextSection root, TraceShelf shelf) {
        this.root = root;
        this.shelf = shelf;
    }

    /**
     * Returns the scenario of a text; recordings that it names are read and whole.
     *
     * @param name what the scenario is called if the text does not say
     * @throws org.opendrs.config.SettingsException with everything that is wrong with the text or with a recording
     */
    static ScenarioFile read(String name, OperatorText text, TraceCatalogue traces) {
        var reader = new ScenarioText(text.root(ScenarioKeys.ROOT), new TraceShelf(traces));
        var file = reader.file(name);
        if (text.isValid()) {
            reader.tryOut(file);
        }
        text.requireValid();
        return file;
    }

    private ScenarioFile file(String name) {
        root.require("length", "needs a length, such as length: 1h");
        var length = root.time("length", SECOND, YEAR);
        var cluster = new ClusterText(root, shelf, length);
        var described = cluster.read();
        boolean jobs = described.guests().stream().anyMatch(GuestGroup::jobs);
        return new ScenarioFile(
                root.text("name", "a name such as my-cluster").orElse(name),
                run(length.orElse(SECOND), jobs),
                described,
                FaultText.read(root, new LastingFaultText(cluster.hosts(), cluster.vms(), length)));
    }

    private ScenarioFile.Run run(Duration length, boolean jobs) {
        var seed = root.whole("seed", 0, MOST_SEED);
        var policies = root.names("policies", PolicyCatalogue.names());
        if (root.has("policies") && policies.isEmpty() && root.isSound("policies")) {
            root.problem("policies", "names no policy; valid are " + String.join(", ", PolicyCatalogue.names()));
        }
        var control = new Scenario.Control(
                root.settings("settings"),
                root.choice("automation", Automation.class).orElse(Automation.ACT),
                root.flag("migration").orElse(true),
                jobs,
                false);
        return new ScenarioFile.Run(
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                length,
                policies.isEmpty() ? List.of("none", "waterfill") : policies,
                control);
    }

    /** Whatever only shows once all hosts and guests are there is found before the run, too. */
    private void tryOut(ScenarioFile file) {
        try {
            file.describe(ScenarioOptions.seed(file.run().seed().orElse(1)));
        } catch (NoHostException e) {
            var rules = file.cluster().rules();
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).name().equals(e.rule())) {
                    root.problem("rules", i, String.valueOf(e.getMessage()));
                    return;
                }
            }
            root.problem("vms", String.valueOf(e.getMessage()));
        }
    }
}
