package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.opendrs.config.TextSection;

/**
 * How many hosts the groups of a scenario file have.
 *
 * @param root the text, in which all else that concerns hosts and VMs has been checked
 * @param texts the groups as they are written
 * @param hosts the groups
 * @param overcommitment what the text says of it; empty if it does not
 */
record HostCounts(TextSection root, List<TextSection> texts, List<HostGroup> hosts, OptionalDouble overcommitment) {
    /** Returns the hosts by name; an unknown roster if that cannot be said, because something is wrong. */
    Roster roster(List<GuestGroup> guests, Optional<Duration> length) {
        boolean isKnown = !texts.isEmpty()
                && texts.stream().allMatch(text -> text.has("name") && text.isSound("name") && text.isSound("count"))
                && root.isSound("overcommitment");
        if (!isKnown) {
            return Roster.unknown("host");
        }
        var groups = new TreeMap<String, Integer>();
        for (HostGroup group : hosts) {
            if (group.count().isPresent()) {
                groups.put(group.name(), group.count().get());
            } else if (length.isPresent() && root.isSound("hosts") && root.isSound("vms")) {
                long count = ClusterDraft.derived(
                        group, hosts, overcommitment.orElse(1), ClusterDraft.peakMemory(guests, length.get()));
                if (!isSensible(group, count, guests)) {
                    return Roster.unknown("host");
                }
                groups.put(group.name(), (int) count);
            } else {
                return Roster.unknown("host");
            }
        }
        return Roster.of("host", groups);
    }

    private boolean isSensible(HostGroup open, long count, List<GuestGroup> guests) {
        long vms = guests.stream().mapToLong(group -> group.members().size()).sum();
        long all = count
                + hosts.stream().mapToLong(group -> group.count().orElse(0)).sum();
        if (all > ClusterDraft.MOST_HOSTS) {
            root.problem(
                    "overcommitment",
                    root.written("overcommitment") + " leads to " + all + " hosts; at most " + ClusterDraft.MOST_HOSTS
                            + " are possible: raise it, or give the hosts more memory");
            return false;
        }
        if (count > 1 && all > vms) {
            root.problem(
                    "overcommitment",
                    root.written("overcommitment") + " leads to " + all + " hosts for " + vms
                            + (vms == 1 ? " VM" : " VMs")
                            + ", so that some are always empty; raise it, or give '" + open.name()
                            + "' a count if that is wanted");
            return false;
        }
        return true;
    }
}
