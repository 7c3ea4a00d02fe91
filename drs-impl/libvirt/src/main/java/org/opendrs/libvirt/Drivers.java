package org.opendrs.libvirt;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.opendrs.spi.Capability;

/**
 * What libvirt's drivers offer, by name: capabilities are constant, so that they cannot wait for a connection. What all hosts of a
 * backend offer, the backend offers. Source: the drivers' function tables of libvirt 9.0.
 */
final class Drivers {
    private Drivers() {}

    static Set<Capability> telemetry(Collection<LibvirtHostSpec> hosts) {
        return ofAll(hosts, spec -> {
            var offered = EnumSet.noneOf(Capability.class);
            if (spec.driver().equals("qemu")) {
                offered.add(Capability.GUEST_STATS);
                offered.add(Capability.VCPU_TIMES);
            }
            if (spec.localRoot().isPresent()) {
                offered.add(Capability.HOST_SWAP);
            }
            return offered;
        });
    }

    static Set<Capability> control(Collection<LibvirtHostSpec> hosts) {
        return ofAll(hosts, spec -> switch (spec.driver()) {
            case "qemu" -> EnumSet.of(Capability.SET_MEMORY_TARGET, Capability.SET_STATS_PERIOD);
            case "test", "xen", "esx" -> EnumSet.of(Capability.SET_MEMORY_TARGET);
            default -> EnumSet.noneOf(Capability.class);
        });
    }

    private static Set<Capability> ofAll(
            Collection<LibvirtHostSpec> hosts, Function<LibvirtHostSpec, Set<Capability>> offered) {
        var common = EnumSet.allOf(Capability.class);
        for (LibvirtHostSpec spec : hosts) {
            common.retainAll(offered.apply(spec));
        }
        common.add(Capability.REAL_TIME);
        return Collections.unmodifiableSet(common);
    }
}
