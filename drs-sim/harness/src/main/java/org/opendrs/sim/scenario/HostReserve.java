package org.opendrs.sim.scenario;

import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * What the operator keeps for the hypervisor. The engine may keep more, if it measures that the hypervisor uses more; it never keeps
 * less.
 *
 * @param settings the operator's settings
 */
record HostReserve(MonitorSettings settings) {
    Bytes allocatable(Bytes total) {
        return total.minusOrZero(settings.minimumReserve().max(total.times(settings.reserveRatio())));
    }

    Millicores allocatable(Millicores all) {
        return all.minusOrZero(settings.cpuReserve());
    }
}
