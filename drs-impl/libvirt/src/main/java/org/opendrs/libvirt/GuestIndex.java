package org.opendrs.libvirt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.opendrs.model.VmId;

/** The guests of one host, from the first cycle that meets them to the first that does not. Safe for use by any thread. */
final class GuestIndex {
    private final Map<UUID, Guest> guests = new ConcurrentHashMap<>();
    private final AtomicLong sweeps = new AtomicLong();

    /** Begins a cycle or one of its calls; returns its number, which is higher than those before. */
    long beginSweep() {
        return sweeps.incrementAndGet();
    }

    /** Returns the guest that a cycle met; a new one if it was started since. */
    Guest meet(UUID uuid, int domainId, long sweep) {
        Guest guest = guests.get(uuid);
        if (guest == null || guest.domainId() != domainId) {
            guest = new Guest(uuid, domainId);
            guests.put(uuid, guest);
        }
        guest.seenInSweep(sweep);
        return guest;
    }

    /** Ends a cycle that met all guests; returns those that were not met since it began, which are gone. */
    List<Guest> endSweep(long sweep) {
        List<Guest> gone = guests.values().stream()
                .filter(guest -> guest.seenInSweep() < sweep)
                .toList();
        gone.forEach(guest -> guests.remove(guest.uuid(), guest));
        return gone;
    }

    /** The definition of a guest may have changed. */
    void changed(UUID uuid) {
        Guest guest = guests.get(uuid);
        if (guest != null) {
            guest.outdated();
        }
    }

    /** All definitions may have changed: nobody was listening for a while. */
    void allChanged() {
        guests.values().forEach(guest -> guest.outdated());
    }

    int size() {
        return guests.size();
    }

    /** Returns all guests, in id order. */
    List<Guest> all() {
        return guests.values().stream().sorted(Comparator.comparing(Guest::id)).toList();
    }

    /** Returns the name of a guest; empty as long as its definition has not been read. */
    Optional<String> name(VmId vm) {
        return Uuids.of(vm)
                .flatMap(uuid -> Optional.ofNullable(guests.get(uuid)))
                .flatMap(Guest::facts)
                .map(DomainFacts::name);
    }

    /** Returns some guests whose definition has to be read. */
    List<Guest> undescribed(int most) {
        var found = new ArrayList<Guest>();
        for (Guest guest : guests.values()) {
            if (!guest.described() && found.size() < most) {
                found.add(guest);
            }
        }
        return found;
    }

    /** Returns the guests whose monitor did not answer when they were read last, in id order. */
    List<VmId> unresponsive() {
        return guests.values().stream()
                .filter(Guest::unresponsive)
                .map(Guest::id)
                .sorted()
                .toList();
    }
}
