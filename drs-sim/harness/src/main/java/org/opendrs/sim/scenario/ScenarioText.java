package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.opendrs.config.OperatorText;
import org.opendrs.config.TextSection;
import org.opendrs.model.Automation;
import org.opendrs.sim.trace.TraceCatalogue;
import org.opendrs.sim.world.WorldConstants;

/** Reads scenario files. */
final class ScenarioText {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration YEAR = Duration.ofDays(365);

    /** A step in which guests could come and go unseen, and turns be skipped, would be no simulation. */
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

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
        var length = root.time("length", SECOND, YEAR);
        if (!root.has("length")) {
            root.problem("needs a length, such as length: 1h");
        }
        var guests = guests();
        var cluster = new ScenarioFile.Cluster(
                hosts(),
                guests,
                root.ratio("overcommitment", 0.01, 100).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                root.rules(),
                root.time("restart", SECOND, YEAR),
                root.time("step", Duration.ofMillis(100), LONGEST_STEP)
                        .map(WorldConstants.DEFAULT::withStep)
                        .orElse(WorldConstants.DEFAULT));
        requireCounts(cluster.hosts());
        boolean jobs = guests.stream().anyMatch(GuestGroup::jobs);
        return new ScenarioFile(
                root.text("name", "a name such as my-cluster").orElse(name),
                run(length.orElse(SECOND), jobs),
                cluster,
                trouble(length.orElse(YEAR)));
    }

    private ScenarioFile.Run run(Duration length, boolean jobs) {
        var seed = root.whole("seed", 0, MOST_SEED);
        var policies = root.texts("policies", "one of " + PolicyCatalogue.names(), this::policyComplaint);
        if (root.has("policies") && policies.isEmpty()) {
            root.problem("policies", "names no valid policy; valid are " + PolicyCatalogue.names());
        }
        if (new TreeSet<>(policies).size() < policies.size()) {
            root.problem("policies", "names one policy twice; name each once");
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

    private Optional<String> policyComplaint(String name) {
        return PolicyCatalogue.names().contains(name)
                ? Optional.empty()
                : Optional.of("'" + shown(name) + "' is no policy; valid are " + PolicyCatalogue.names());
    }

    private ScenarioFile.Trouble trouble(Duration length) {
        var faults = root.texts("faults", "a fault such as LATE_COMMAND=0.05", fault -> {
            if (fault.contains(" ")) {
                return Optional.of("'" + shown(fault) + "' has a space; write each fault as an element of its own");
            }
            try {
                ScenarioFile.Trouble.parse(0, length, fault);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(oneLine(String.valueOf(e.getMessage())));
            }
        });
        return new ScenarioFile.Trouble(faults, root.flag("checks").orElse(false));
    }

    private List<HostGroup> hosts() {
        var groups = root.sections("hosts", ScenarioKeys.HOST);
        var hosts = new ArrayList<HostGroup>();
        groups.forEach(group -> hosts.add(HostText.read(group)));
        requireNames("hosts", groups);
        long counted =
                hosts.stream().mapToLong(group -> group.count().orElse(0)).sum();
        requireAtMost("hosts", counted, ClusterDraft.MOST_HOSTS);
        return hosts;
    }

    private List<GuestGroup> guests() {
        var groups = root.sections("vms", ScenarioKeys.GUEST);
        var guests = new ArrayList<GuestGroup>();
        groups.forEach(group -> guests.add(new GuestText(group, shelf).read()));
        requireNames("vms", groups);
        long members =
                guests.stream().mapToLong(group -> group.members().size()).sum();
        requireAtMost("vms", members, GuestText.MOST_GUESTS);
        return guests;
    }

    private void requireAtMost(String key, long count, long most) {
        if (count > most) {
            root.problem(key, "are " + count + " together; at most " + most + " are possible");
        }
    }

    private void requireNames(String key, List<TextSection> groups) {
        if (groups.isEmpty()) {
            root.problem("needs " + key + ", a list with one group at least, such as " + key + ": [{name: "
                    + (key.equals("hosts") ? "host, count: 4, cores: 8" : "web, count: 8, vcpus: 2")
                    + ", memory: 4GiB}]");
        }
        var names = new TreeSet<String>();
        for (TextSection group : groups) {
            if (group.has("name") && !names.add(GroupName.read(group))) {
                group.problem("name", "is the name of an earlier group; choose another");
            }
        }
    }

    /** Either all hosts are counted, or the overcommitment tells how many of one group there are. */
    private void requireCounts(List<HostGroup> hosts) {
        long open = hosts.stream().filter(group -> group.count().isEmpty()).count();
        if (root.has("overcommitment") && open != 1 && !hosts.isEmpty()) {
            root.problem(
                    "overcommitment",
                    "tells how many hosts there are of the group without count; " + open
                            + " groups have none, it must be one");
        }
        if (!root.has("overcommitment") && open > 0) {
            root.problem("hosts", "every group needs a count, such as count: 4, unless overcommitment is given");
        }
    }

    /** Whatever only shows once all hosts and guests are there is found before the run, too. */
    private void tryOut(ScenarioFile file) {
        try {
            file.describe(ScenarioOptions.seed(file.run().seed().orElse(1)));
        } catch (IllegalArgumentException e) {
            root.problem(oneLine(String.valueOf(e.getMessage())));
        }
    }

    private static String shown(String text) {
        return oneLine(text.length() > 60 ? text.substring(0, 60) + "…" : text);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
