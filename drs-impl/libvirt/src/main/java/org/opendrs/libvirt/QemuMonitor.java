package org.opendrs.libvirt;

import com.sun.jna.Memory;
import java.time.Duration;
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
    public CompletionStage<GuestStatsReply> put(Guest guest, String alias) {
        return link.call(
                runner, "QEMU's monitor of " + guest.id(), DEADLINE, connection -> ask(connection, guest, alias));
    }

    private static GuestStatsReply ask(LibvirtConnection connection, Guest guest, String alias) throws LibvirtFailure {
        Memory uuid = Buffers.ofThread().uuid;
        Uuids.write(guest.uuid(), uuid);
        long domain = LibvirtNative.virDomainLookupByUUID(connection.pointer(), Buffers.address(uuid));
        if (domain == 0) {
            throw LibvirtFailure.of("virDomainLookupByUUID");
        }
        try {
            return GuestStatsReply.parse(QemuNative.ask(domain, GuestStatsReply.question(alias)));
        } finally {
            LibvirtNative.virDomainFree(domain);
        }
    }
}
