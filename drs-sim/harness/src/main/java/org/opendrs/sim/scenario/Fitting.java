package org.opendrs.sim.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.OperatorValues;
import org.opendrs.config.TextSection;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.Bytes;

/**
 * Finds VMs that are larger than every host on which they may boot. Guests boot with all of their memory, and no balloon helps before
 * they have; so such a VM would thrash in the host's swap from its first second on, which is nothing that anybody wants to simulate.
 *
 * @param hosts groups of hosts, one at least
 * @param constants tell what a host uses itself
 */
record Fitting(List<HostGroup> hosts, WorldConstants constants) {
    /** Notes what does not fit. */
    void check(List<TextSection> texts, List<GuestGroup> guests) {
        for (int i = 0; i < guests.size(); i++) {
            check(texts.get(i), guests.get(i));
        }
    }

    private void check(TextSection text, GuestGroup group) {
        if (!List.of("memory", "vcpus", "host", "workload", "arrivals").stream().allMatch(text::isSound)) {
            return;
        }
        Optional<HostGroup> own = group.equipment().host().flatMap(this::groupOf);
        List<HostGroup> allowed = own.map(List::of).orElse(hosts);
        HostGroup widest =
                allowed.stream().max(Comparator.comparing(HostGroup::memory)).orElseThrow();
        HostGroup fastest =
                allowed.stream().max(Comparator.comparing(HostGroup::cores)).orElseThrow();
        var sizes = group.members().stream().map(GuestGroup.Member::size).toList();
        Bytes memory = sizes.stream()
                .map(GuestSize::memory)
                .max(Comparator.naturalOrder())
                .orElse(Bytes.ZERO);
        Bytes used = Bytes.bytes(Math.round(constants.get(WorldConstants.Constant.HOST_OWN_MEMORY)));
        Bytes free = widest.memory().minusOrZero(used);
        if (memory.compareTo(free) > 0) {
            note(
                    text,
                    "memory",
                    "is more than any host has: VMs boot with all of their memory, and " + named(widest, own) + " "
                            + OperatorValues.print(widest.memory()) + ", of which it uses "
                            + OperatorValues.print(wholeMib(used))
                            + " itself; write at most " + OperatorValues.print(wholeMib(free))
                            + ", or give hosts more memory",
                    OperatorValues.print(memory));
        }
        long vcpus = sizes.stream().mapToLong(GuestSize::vcpus).max().orElse(0);
        if (vcpus > fastest.cores().toCores()) {
            note(
                    text,
                    "vcpus",
                    "are more than any host has cores: " + named(fastest, own) + " "
                            + OperatorValues.print(fastest.cores()) + "; write at most that, or give hosts more cores",
                    String.valueOf(vcpus));
        }
    }

    private static String named(HostGroup group, Optional<HostGroup> own) {
        return (own.isPresent() ? "its host, of group '" : "the largest group, '") + group.name() + "', has";
    }

    private static Bytes wholeMib(Bytes bytes) {
        long mib = Bytes.mib(1).value();
        return Bytes.bytes(bytes.value() / mib * mib);
    }

    /** Notes it where the size is written; if a recording tells it, of the group. */
    private static void note(TextSection text, String key, String advice, String value) {
        if (text.has(key)) {
            text.problem(key, text.written(key) + " " + advice);
        } else {
            text.problem("has VMs whose " + key + ", as recorded up to " + value + ", " + advice);
        }
    }

    private Optional<HostGroup> groupOf(String host) {
        int dash = host.lastIndexOf('-');
        String name = host.substring(0, Math.max(0, dash));
        return hosts.stream().filter(group -> group.name().equals(name)).findFirst();
    }
}
