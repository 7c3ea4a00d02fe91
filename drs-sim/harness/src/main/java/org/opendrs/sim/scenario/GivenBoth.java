package org.opendrs.sim.scenario;

import java.util.Comparator;
import java.util.List;
import org.opendrs.config.OperatorValues;
import org.opendrs.config.TextSection;
import org.opendrs.model.Automation;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * What a scenario file says of guests as an orchestrator would.
 *
 * @param memory what it gives of memory
 * @param cpu what it gives of CPU
 * @param automation how far the engine may go with them
 */
record GivenBoth(Given<Bytes> memory, Given<Millicores> cpu, Automation automation) {
    /** Reads what the text says of the guests; none of them can be promised more than the smallest has. */
    static GivenBoth read(TextSection guest, List<GuestGroup.Member> members) {
        var text = guest.section("allocation", ScenarioKeys.ALLOCATION);
        var memory = text.section("memory", Given.KEYS);
        var cpu = text.section("cpu", Given.KEYS);
        var given = new GivenBoth(
                Given.read(memory, key -> memory.memory(key, Bytes.ZERO, GuestText.MOST_MEMORY)),
                Given.read(cpu, key -> cpu.cores(key, Millicores.ZERO, Millicores.cores(GuestText.MOST_VCPUS))),
                guest.choice("automation", Automation.class).orElse(Automation.ACT));
        boolean isSized = guest.isSound("memory") && guest.isSound("vcpus");
        if (isSized && guest.isSound("workload") && guest.isSound("arrivals")) {
            members.stream()
                    .map(member -> member.size().memory())
                    .min(Comparator.naturalOrder())
                    .ifPresent(least -> given.memory().requireAtMost(memory, least, OperatorValues.print(least)));
            members.stream()
                    .map(member -> Millicores.cores(member.size().vcpus()))
                    .min(Comparator.naturalOrder())
                    .ifPresent(least -> given.cpu().requireAtMost(cpu, least, OperatorValues.print(least) + " cores"));
        }
        return given;
    }

    /** Returns the guest with the CPU weight that it is given, by which its host shares as well. */
    GuestSpec weigh(GuestSpec spec) {
        return cpu.shares().map(spec::withCpuShares).orElse(spec);
    }

    VmPolicy policy(GuestSpec spec) {
        var own = PlacedGuest.freely(spec);
        return new VmPolicy(memory.over(own.memory()), cpu.over(own.cpu()), automation, own.facts());
    }
}
