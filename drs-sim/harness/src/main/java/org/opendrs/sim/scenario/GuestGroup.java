package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Optional;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.unit.Bytes;

/**
 * Guests of one kind in a scenario file.
 *
 * @param name what their names begin with, and the class by which service levels are reported
 * @param members size and times of each
 * @param equipment what they have besides
 * @param load what they do
 * @param jobs whether that is jobs that can be counted
 * @param given what the orchestrator says about them
 */
record GuestGroup(
        String name, List<Member> members, Equipment equipment, GuestLoad load, boolean jobs, GivenBoth given) {
    /** Copies the list. */
    GuestGroup {
        members = List.copyOf(members);
    }

    /** One of the guests. */
    record Member(GuestSize size, Stay stay) {}

    /**
     * What guests have besides CPUs and memory.
     *
     * @param swap size of the swap device; empty for what the options of the run say
     * @param autodeflate whether balloons deflate by themselves
     * @param driver whether there is a balloon driver
     * @param host name of the host on which they boot; empty for any
     */
    record Equipment(Optional<Bytes> swap, boolean autodeflate, boolean driver, Optional<String> host) {}

    /** Returns the guest with this number, counted from 0. */
    GuestSpec guest(int number, ScenarioOptions options) {
        GuestSize size = members.get(number).size();
        var id = new VmId(Numbered.name(name, number + 1, members.size()));
        var plain = GuestSpec.of(id, size.memory(), size.vcpus()).withWorkload(load.of(size, number));
        var spec = options.equip(given.weigh(plain), number);
        if (equipment.swap().isPresent()) {
            spec = spec.withSwap(equipment.swap().get());
        }
        if (equipment.autodeflate()) {
            spec = spec.withAutodeflate(true);
        }
        return equipment.driver() ? spec : spec.withoutBalloonDriver();
    }
}
