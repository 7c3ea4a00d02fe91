package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.config.TextSection;
import org.opendrs.sim.world.WorldConstants;

/**
 * Reads the hosts, VMs and rules of a scenario file, and holds them against each other. What can be known of a part only if another
 * part is valid is not complained of before it is.
 */
final class ClusterText {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration YEAR = Duration.ofDays(365);

    /** A step in which guests could come and go unseen, and turns be skipped, would be no simulation. */
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    private final TextSection root;
    private final TraceShelf shelf;
    private final Optional<Duration> length;
    private Roster hosts = Roster.unknown("host");
    private Roster vms = Roster.unknown("VM");

    /** Reads a text; {@code length} is that of the run, empty if the text does not say. */
    ClusterText(TextSection root, TraceShelf shelf, Optional<Duration> length) {
        this.root = root;
        this.shelf = shelf;
        this.length = length;
    }

    /** Returns the hosts by name, once the cluster has been read. */
    Roster hosts() {
        return hosts;
    }

    /** Returns the VMs by name, once the cluster has been read. */
    Roster vms() {
        return vms;
    }

    /** Returns the cluster; what is wrong is noted. */
    ScenarioFile.Cluster read() {
        var guestTexts = root.sections("vms", ScenarioKeys.GUEST);
        var guests = new ArrayList<GuestGroup>();
        guestTexts.forEach(text -> guests.add(new GuestText(text, shelf).read()));
        requireGroups("vms", "{name: web, count: 8, vcpus: 2, memory: 4GiB}", guestTexts);
        requireNames(guestTexts, guests.stream().map(GuestGroup::name).toList());
        requireAtMost(
                "vms",
                guests.stream().mapToLong(group -> group.members().size()).sum(),
                GuestText.MOST_GUESTS);
        var hostTexts = root.sections("hosts", ScenarioKeys.HOST);
        var hostGroups = hostGroups(hostTexts);
        var overcommitment =
                root.ratio("overcommitment", 0.01, 100).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        requireCounts(hostGroups);
        var constants = root.time("step", Duration.ofMillis(100), LONGEST_STEP)
                .map(WorldConstants.DEFAULT::withStep)
                .orElse(WorldConstants.DEFAULT);
        if (!hostGroups.isEmpty() && root.isSound("hosts")) {
            new Fitting(hostGroups, constants).check(guestTexts, guests);
        }
        vms = roster(guestTexts, guests);
        hosts = new HostCounts(root, hostTexts, hostGroups, overcommitment).roster(guests, length);
        requireHosts(guestTexts, guests);
        return new ScenarioFile.Cluster(
                hostGroups,
                guests,
                overcommitment,
                root.rules(vm -> vms.complaint(vm.value()), host -> hosts.complaint(host.value())),
                root.time("restart", SECOND, YEAR),
                constants);
    }

    private List<HostGroup> hostGroups(List<TextSection> texts) {
        var groups = new ArrayList<HostGroup>();
        texts.forEach(text -> groups.add(HostText.read(text)));
        requireGroups("hosts", "{name: host, count: 4, cores: 8, memory: 16GiB}", texts);
        requireNames(texts, groups.stream().map(HostGroup::name).toList());
        requireAtMost(
                "hosts",
                groups.stream().mapToLong(group -> group.count().orElse(0)).sum(),
                ClusterDraft.MOST_HOSTS);
        return groups;
    }

    private void requireGroups(String key, String example, List<TextSection> groups) {
        root.require(key, "needs " + key + ", a list with one group at least, such as " + key + ": [" + example + "]");
        if (root.has(key) && groups.isEmpty() && root.isSound(key)) {
            root.problem(key, "names no group; write one at least, such as " + key + ": [" + example + "]");
        }
    }

    private static void requireNames(List<TextSection> texts, List<String> names) {
        var seen = new TreeSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            TextSection text = texts.get(i);
            if (text.has("name") && text.isSound("name") && !seen.add(names.get(i))) {
                text.problem("name", text.written("name") + " is the name of an earlier group; choose another");
            }
        }
    }

    private void requireAtMost(String key, long count, long most) {
        if (count > most) {
            root.problem(key, "are " + count + " together; at most " + most + " are possible");
        }
    }

    /** Either all hosts are counted, or the overcommitment tells how many of one group there are. */
    private void requireCounts(List<HostGroup> groups) {
        if (!root.isSound("hosts")) {
            return;
        }
        long open = groups.stream().filter(group -> group.count().isEmpty()).count();
        if (root.has("overcommitment") && open != 1) {
            root.problem(
                    "overcommitment",
                    "tells how many hosts there are of the group without count; "
                            + (open == 0
                                    ? "every group has one, leave it out in one of them"
                                    : open + " groups have none, it must be one"));
        }
        if (!root.has("overcommitment") && open > 0) {
            root.problem("hosts", "every group needs a count, such as count: 4, unless overcommitment is given");
        }
    }

    /** Names of VMs follow from those of their groups and from how many there are, whatever else is wrong. */
    private static Roster roster(List<TextSection> texts, List<GuestGroup> guests) {
        boolean isKnown = !texts.isEmpty() && texts.stream().allMatch(ClusterText::tellsMembers);
        if (!isKnown) {
            return Roster.unknown("VM");
        }
        var groups = new TreeMap<String, Integer>();
        guests.forEach(group -> groups.put(group.name(), group.members().size()));
        return Roster.of("VM", groups);
    }

    private static boolean tellsMembers(TextSection text) {
        boolean isCounted = text.has("count") || text.isSound("workload");
        return text.has("name")
                && text.isSound("name")
                && text.isSound("count")
                && isCounted
                && text.isSound("arrivals");
    }

    private void requireHosts(List<TextSection> texts, List<GuestGroup> guests) {
        for (int i = 0; i < texts.size(); i++) {
            TextSection text = texts.get(i);
            guests.get(i)
                    .equipment()
                    .host()
                    .flatMap(hosts::complaint)
                    .ifPresent(complaint -> text.problem("host", complaint));
        }
    }
}
