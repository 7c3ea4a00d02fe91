package org.opendrs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * What the store holds of a grant.
 *
 * @param vm the VM
 * @param destination the host
 * @param claim the room
 * @param validFor how long the grant holds; a duration, because clocks of two machines are never compared
 * @param owner session of the engine that asked
 * @param ask number of its request, by which it recognises its own write
 */
record GrantValue(VmId vm, HostId destination, ResourceVector claim, Duration validFor, long owner, long ask) {
    /** Largest amount believed: 1 PiB, or as many millicores. Sums of hostile values must not overflow. */
    private static final long MAX_AMOUNT = 1L << 50;

    private static final long MAX_VALID_NANOS = Duration.ofDays(7).toNanos();

    private static final int MAX_OTHERS = 16;

    private static final int MAX_ID = 256;

    String toJson() {
        var object = Values.create()
                .put("vm", vm.value())
                .put("host", destination.value())
                .put("owner", owner)
                .put("ask", ask)
                .put("validForNanos", validFor.toNanos())
                .put("cpu", claim.cpu().value())
                .put("memory", claim.memory().value());
        var others = claim.resources().stream()
                .filter(r -> !r.equals(Resource.CPU) && !r.equals(Resource.MEMORY))
                .toList();
        if (!others.isEmpty()) {
            var array = object.putArray("others");
            for (var resource : others) {
                array.addObject()
                        .put("name", resource.name())
                        .put("unit", resource.unit())
                        .put("amount", claim.amount(resource));
            }
        }
        return object.toString();
    }

    /** Returns the grant in this entry, or empty if it is not one that can be relied on. */
    static Optional<GrantValue> read(Entry entry) {
        return Values.parse(entry.value())
                .flatMap(GrantValue::read)
                .filter(value -> entry.key().equals(StoreKeys.grant(value.destination(), value.vm())));
    }

    private static Optional<GrantValue> read(JsonNode object) {
        var cpu = Values.number(object, "cpu", MAX_AMOUNT);
        var memory = Values.number(object, "memory", MAX_AMOUNT);
        var validFor = Values.number(object, "validForNanos", MAX_VALID_NANOS);
        var owner = Values.number(object, "owner", Long.MAX_VALUE);
        var ask = Values.number(object, "ask", Long.MAX_VALUE);
        var vm = id(object, "vm");
        var host = id(object, "host");
        if (cpu.isEmpty() || memory.isEmpty() || validFor.isEmpty() || owner.isEmpty() || ask.isEmpty()) {
            return Optional.empty();
        }
        if (vm.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        var two = ResourceVector.of(Millicores.millicores(cpu.getAsLong()), Bytes.bytes(memory.getAsLong()));
        return withOthers(two, object.path("others"))
                .map(claim -> new GrantValue(
                        new VmId(vm.get()),
                        new HostId(host.get()),
                        claim,
                        Duration.ofNanos(validFor.getAsLong()),
                        owner.getAsLong(),
                        ask.getAsLong()));
    }

    private static Optional<String> id(JsonNode object, String field) {
        var text = object.path(field).asText("");
        return Optional.of(text).filter(t -> !t.isBlank() && t.length() <= MAX_ID);
    }

    private static Optional<ResourceVector> withOthers(ResourceVector two, JsonNode others) {
        var claim = two;
        if (others.size() > MAX_OTHERS) {
            return Optional.empty();
        }
        for (var other : others) {
            var name = other.path("name").asText("");
            var unit = other.path("unit").asText("");
            var amount = Values.number(other, "amount", MAX_AMOUNT);
            if (name.isBlank() || unit.isBlank() || amount.isEmpty()) {
                return Optional.empty();
            }
            claim = claim.with(new Resource(name, unit), amount.getAsLong());
        }
        return Optional.of(claim);
    }
}
