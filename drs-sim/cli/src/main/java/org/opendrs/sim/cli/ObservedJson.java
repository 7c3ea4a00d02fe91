package org.opendrs.sim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmSnapshot;

/** A look at a real host as JSON. Memory in bytes, CPU in millicores, ratios from 0 to 1; what is not known is left out. */
final class ObservedJson {
    /** Version of the layout. */
    static final int SCHEMA = 1;

    private ObservedJson() {}

    static JsonNode of(RealHost host, HostLook look) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("schema", SCHEMA);
        json.put("uri", host.uri());
        json.put("takenAt", look.snapshot().takenAt().toString());
        host(look, json.putObject("host"));
        var guests = json.putArray("guests");
        for (VmSnapshot vm : look.answered() ? look.snapshot().vms() : List.<VmSnapshot>of()) {
            guest(host, look, vm, guests.addObject());
        }
        return json;
    }

    private static void host(HostLook look, ObjectNode json) {
        var snapshot = look.snapshot();
        json.put("id", snapshot.id().value());
        json.put("state", snapshot.state().name());
        if (!look.answered()) {
            return;
        }
        json.put("memoryTotal", snapshot.capacity().memory().value());
        look.newest()
                .ifPresent(sample -> json.put(
                        "memoryAvailable", sample.counters().memoryAvailable().value()));
        json.put("memoryReserve", snapshot.reserve().memory().value());
        json.put("swapUsed", snapshot.pressure().swapUsed().value());
        json.put("swapInPerSecond", snapshot.pressure().swapIn().value());
        json.put("cpuCapacity", snapshot.capacity().cpu().value());
        look.busyMillicores().ifPresent(busy -> json.put("cpuUsed", busy));
    }

    private static void guest(RealHost host, HostLook look, VmSnapshot vm, ObjectNode json) {
        json.put("id", vm.id().value());
        json.put("name", host.name(vm.id()));
        json.put("state", vm.state().name());
        json.put("memoryMaximum", vm.memory().maximum().value());
        json.put("memoryActual", vm.memory().actual().value());
        if (HostLook.reports(vm)) {
            json.put("memoryUsed", vm.memory().load().value());
            json.put("memoryUsable", vm.memory().usable().value());
        }
        json.put("memoryDemand", vm.demand().memory().value());
        json.put("cpuUsed", vm.usage().cpu().value());
        look.readyRatio(vm.id()).ifPresent(ratio -> json.put("readyRatio", ratio));
        vm.memory().reclaim().ifPresent(counters -> reclaim(counters, json.putObject("reclaim")));
        json.put("class", vm.guestClass().name());
        json.put("quality", vm.quality().name());
    }

    private static void reclaim(ReclaimCounters counters, ObjectNode json) {
        json.put("oomKills", counters.oomKills());
        json.put("allocationStalls", counters.allocationStalls());
        json.put("scannedAsynchronously", counters.scannedAsynchronously().value());
        json.put("scannedDirectly", counters.scannedDirectly().value());
        json.put("reclaimedAsynchronously", counters.reclaimedAsynchronously().value());
        json.put("reclaimedDirectly", counters.reclaimedDirectly().value());
    }
}
