package org.opendrs.libvirt;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Asks QEMU itself, past libvirt's own statistics, what the balloon driver of a guest reports. Each question has a deadline. While one is
 * put, libvirt is at work on the guest, and a cycle that does not wait would pass it over; so questions follow a cycle at once.
 */
final class QemuMonitor implements MonitorQuestions.Question {
    /** An answer takes 3 to 5 ms (QEMU 7.2, two busy cores); libvirt waits up to 30 s for a guest that it is at work on. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final HostLink link;
    private final CallRunner runner;

    QemuMonitor(HostLink link, CallRunner runner) {
        this.link = link;
        this.runner = runner;
    }

    @Override
    public CompletionStage<GuestStatsReply> put(Guest guest) {
        return link.call(runner, "QEMU's monitor of " + guest.id(), DEADLINE, connection -> ask(connection, guest));
    }

    private static GuestStatsReply ask(LibvirtConnection connection, Guest guest) throws LibvirtFailure {
        Memory uuid = Buffers.ofThread().uuid;
        Uuids.write(guest.uuid(), uuid);
        long domain = LibvirtNative.virDomainLookupByUUID(connection.pointer(), Buffers.address(uuid));
        if (domain == 0) {
            throw LibvirtFailure.of("virDomainLookupByUUID");
        }
        try {
            String alias = alias(domain, guest.monitor());
            return GuestStatsReply.parse(QemuNative.ask(domain, GuestStatsReply.question(alias)));
        } finally {
            LibvirtNative.virDomainFree(domain);
        }
    }

    /** Devices of a guest that runs keep their names, so that one look at its definition will do. */
    private static String alias(long domain, MonitorFigures figures) throws LibvirtFailure {
        Optional<String> known = figures.alias();
        if (known.isPresent()) {
            return known.get();
        }
        long text = LibvirtNative.virDomainGetXMLDesc(domain, 0);
        if (text == 0) {
            throw LibvirtFailure.of("virDomainGetXMLDesc");
        }
        try {
            String alias = DomainXml.balloonAlias(LibvirtNative.MEMORY.getString(text, "UTF-8"));
            figures.alias(alias);
            return alias;
        } finally {
            LibvirtNative.free(text);
        }
    }
}
