package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.world.HostSpec;

/** Turns the groups of a scenario file into hosts and guests, and finds each guest the host on which it boots. */
final class ClusterDraft {
    /** The largest cluster that the simulator is meant for. */
    static final int MOST_HOSTS = 10_000;

    private final List<Newcomer> newcomers = new ArrayList<>();
    private final List<HostSpec> hosts = new ArrayList<>();

    private ClusterDraft() {}

    /** A guest that has no host yet. */
    record Newcomer(GuestSpec spec, GuestGroup group, Stay stay) {
        long memory() {
            return spec.maximum().value();
        }

        VmId id() {
            return spec.id();
        }
    }

    /**
     * Returns the hosts and the guests on them.
     *
     * @throws NoHostException if a guest finds no host that its rules allow
     */
    static ClusterPlan draw(ScenarioFile file, ScenarioOptions options, Duration length) {
        var draft = new ClusterDraft();
        var cluster = file.cluster();
        for (GuestGroup group : cluster.guests()) {
            draft.add(group, options);
        }
        draft.newcomers.sort(Comparator.comparing(newcomer -> newcomer.stay().from()));
        // The hosts follow from the file's own length: a shorter look at a scenario shows a part of it, not another
        // one.
        double peak = peakMemory(cluster.guests(), file.run().length());
        double overcommitment = cluster.overcommitment().orElse(1);
        for (HostGroup group : cluster.hosts()) {
            int count = group.count()
                    .orElseGet(() -> Math.toIntExact(derived(group, cluster.hosts(), overcommitment, peak)));
            for (int i = 1; i <= count; i++) {
                draft.hosts.add(group.host(i, count));
            }
        }
        draft.newcomers.removeIf(newcomer -> newcomer.stay().from().compareTo(length) >= 0);
        var guests = new Placer(draft.hosts, new BootRules(cluster.rules())).place(draft.newcomers);
        return new ClusterPlan(draft.hosts, guests, cluster.constants(), cluster.rules(), cluster.restart());
    }

    private void add(GuestGroup group, ScenarioOptions options) {
        for (int i = 0; i < group.members().size(); i++) {
            newcomers.add(new Newcomer(
                    group.guest(i, options), group, group.members().get(i).stay()));
        }
    }

    /** Returns how many hosts of the one open group make the memory of the guests this many times that of all hosts. */
    static long derived(HostGroup open, List<HostGroup> hosts, double overcommitment, double peak) {
        double given = 0;
        for (HostGroup group : hosts) {
            given += group.count().orElse(0) * (double) group.memory().value();
        }
        double missing = peak / overcommitment - given;
        return (long) Math.max(1, Math.ceil(missing / (double) open.memory().value()));
    }

    /** Returns the largest sum of memory of guests that are there at one time in a run of this length, in bytes. */
    static double peakMemory(List<GuestGroup> groups, Duration length) {
        var coming = groups.stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> member.stay().from().compareTo(length) < 0)
                .sorted(Comparator.comparing(member -> member.stay().from()))
                .toList();
        var leaving = new PriorityQueue<GuestGroup.Member>(
                Comparator.comparing(member -> member.stay().until().orElse(Duration.ofSeconds(Long.MAX_VALUE))));
        double sum = 0;
        double peak = 0;
        for (GuestGroup.Member member : coming) {
            while (!leaving.isEmpty()
                    && hasLeft(leaving.element(), member.stay().from())) {
                sum -= leaving.remove().size().memory().value();
            }
            leaving.add(member);
            sum += member.size().memory().value();
            peak = Math.max(peak, sum);
        }
        return peak;
    }

    private static boolean hasLeft(GuestGroup.Member member, Duration now) {
        return member.stay().until().filter(end -> end.compareTo(now) <= 0).isPresent();
    }
}
