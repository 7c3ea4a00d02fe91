package org.opendrs.sim.scenario;

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
    static GivenBoth read(TextSection guest) {
        var text = guest.section("allocation", ScenarioKeys.ALLOCATION);
        var memory = text.section("memory", Given.KEYS);
        var cpu = text.section("cpu", Given.KEYS);
        return new GivenBoth(
                Given.read(memory, key -> memory.memory(key, Bytes.ZERO, GuestText.MOST_MEMORY)),
                Given.read(cpu, key -> cpu.cores(key, Millicores.ZERO, Millicores.cores(GuestText.MOST_VCPUS))),
                guest.choice("automation", Automation.class).orElse(Automation.ACT));
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
