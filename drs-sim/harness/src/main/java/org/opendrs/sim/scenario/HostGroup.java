package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Equal hosts of a scenario file.
 *
 * @param name what their names begin with
 * @param count how many; empty for as many as the overcommitment leads to
 * @param cores of each
 * @param memory of each
 * @param swap of each
 * @param link of each
 */
record HostGroup(String name, Optional<Integer> count, Millicores cores, Bytes memory, Bytes swap, ByteRate link) {
    /** Returns a host of the group; numbers go from 1 to {@code of}. */
    HostSpec host(int number, int of) {
        return new HostSpec(new HostId(Numbered.name(name, number, of)), memory, cores, link, swap);
    }
}
