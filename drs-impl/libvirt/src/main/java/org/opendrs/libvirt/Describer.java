package org.opendrs.libvirt;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the definitions of guests of one host, when they start and when they change; some in each cycle, so that it is never long. */
final class Describer {
    private static final Logger log = LoggerFactory.getLogger(Describer.class);

    /** A definition takes a millisecond or less. */
    private static final int AT_ONCE = 100;

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final LibvirtHostSpec spec;
    private final HostLink link;
    private final CallRunner runner;
    private final GuestIndex index;
    private final AtomicBoolean busy = new AtomicBoolean();

    Describer(LibvirtHostSpec spec, HostLink link, CallRunner runner, GuestIndex index) {
        this.spec = spec;
        this.link = link;
        this.runner = runner;
        this.index = index;
    }

    /** Begins to read what has not been read yet. */
    void catchUp() {
        List<Guest> guests = index.undescribed(AT_ONCE);
        if (guests.isEmpty() || !busy.compareAndSet(false, true)) {
            return;
        }
        link.call(runner, "definitions of " + spec.id(), DEADLINE, connection -> describe(connection, guests))
                .whenComplete((read, failure) -> {
                    busy.set(false);
                    if (failure != null) {
                        guests.forEach(Guest::outdated);
                        log.debug("host={} definitions not read: {}", spec.id(), String.valueOf(failure.getMessage()));
                    }
                });
    }

    private Integer describe(LibvirtConnection connection, List<Guest> guests) {
        int read = 0;
        for (Guest guest : guests) {
            guest.beingDescribed();
            read += describe(connection, guest) ? 1 : 0;
        }
        return read;
    }

    private boolean describe(LibvirtConnection connection, Guest guest) {
        Memory uuid = Buffers.ofThread().uuid;
        Uuids.write(guest.uuid(), uuid);
        long domain = LibvirtNative.virDomainLookupByUUID(connection.pointer(), Buffers.address(uuid));
        if (domain == 0) {
            guest.outdated();
            return false;
        }
        try {
            long text = LibvirtNative.virDomainGetXMLDesc(domain, 0);
            if (text == 0) {
                log.debug("host={} vm={} definition not read: {}", spec.id(), guest.id(), LibvirtError.last());
                guest.outdated();
                return false;
            }
            return parse(guest, text);
        } finally {
            LibvirtNative.virDomainFree(domain);
        }
    }

    private boolean parse(Guest guest, long text) {
        try {
            long length = LibvirtNative.MEMORY.indexOf(text, (byte) 0);
            if (length > XmlText.MOST_CHARACTERS) {
                throw new IllegalArgumentException("has " + length + " bytes, at most " + XmlText.MOST_CHARACTERS);
            }
            DomainFacts facts = DomainXml.parse(guest.id(), LibvirtNative.MEMORY.getString(text, "UTF-8"));
            facts.problem()
                    .ifPresent(problem -> log.warn(
                            "host={} vm={} name={} metadata not valid, the VM is left alone: {}",
                            spec.id(),
                            guest.id(),
                            facts.name(),
                            problem));
            guest.describe(facts);
            return true;
        } catch (IllegalArgumentException e) {
            log.warn("host={} vm={} definition not valid: {}", spec.id(), guest.id(), String.valueOf(e.getMessage()));
            return false;
        } finally {
            LibvirtNative.free(text);
        }
    }
}
