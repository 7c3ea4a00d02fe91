package org.opendrs.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;

/**
 * What libvirt tells of its own accord. The native callbacks are made once for the process and never freed, so that libvirt cannot
 * call into freed memory; a number that libvirt hands back tells the connections apart. They run on libvirt's threads, must not
 * block or call libvirt on the connection, and only hand over.
 */
final class ConnectionEvents {
    private static final int LIFECYCLE = 0;
    private static final int DEVICE_REMOVED = 15;
    private static final int DEVICE_ADDED = 19;
    private static final int METADATA_CHANGE = 23;

    private static final Map<Long, Listener> LISTENERS = new ConcurrentHashMap<>();

    private static final Libvirt.VirConnectCloseFunc CLOSED = new Libvirt.VirConnectCloseFunc() {
        @Override
        public void callback(ConnectionPointer connection, int reason, Pointer number) {
            Listener listener = LISTENERS.get(Pointer.nativeValue(number));
            if (listener != null) {
                listener.closed(reason);
            }
        }
    };

    private static final Libvirt.VirConnectDomainEventCallback ON_LIFECYCLE =
            new Libvirt.VirConnectDomainEventCallback() {
                @Override
                public int eventCallback(
                        ConnectionPointer connection, DomainPointer domain, int event, int detail, Pointer number) {
                    changed(domain, number);
                    return 0;
                }
            };

    private static final DeviceCallback ON_DEVICE = new DeviceCallback() {
        @Override
        public void eventCallback(Pointer connection, DomainPointer domain, Pointer alias, Pointer number) {
            changed(domain, number);
        }
    };

    private static final MetadataCallback ON_METADATA = new MetadataCallback() {
        @Override
        public void eventCallback(Pointer connection, DomainPointer domain, int type, Pointer uri, Pointer number) {
            changed(domain, number);
        }
    };

    private ConnectionEvents() {}

    /** Hears what happens on one connection. */
    interface Listener {
        /** The connection is dead. */
        void closed(int reason);

        /** Something about a guest has changed. */
        void changed(UUID guest);
    }

    /** {@code virConnectDomainEventDeviceAddedCallback} and its counterpart. */
    interface DeviceCallback extends Libvirt.VirDomainEventCallback {
        /** Called by libvirt. */
        void eventCallback(Pointer connection, DomainPointer domain, Pointer alias, Pointer number);
    }

    /** {@code virConnectDomainEventMetadataChangeCallback}. */
    interface MetadataCallback extends Libvirt.VirDomainEventCallback {
        /** Called by libvirt. */
        void eventCallback(Pointer connection, DomainPointer domain, int type, Pointer uri, Pointer number);
    }

    /**
     * Registers for everything that the driver offers; what it does not offer is found out by polling.
     *
     * @return numbers of what has to be taken back, because libvirt keeps a connection open as long as somebody listens on it
     */
    static List<Integer> register(ConnectionPointer connection, long number, Listener listener) {
        LISTENERS.put(number, listener);
        var opaque = new Pointer(number);
        Libvirt libvirt = Libvirt.INSTANCE;
        libvirt.virConnectRegisterCloseCallback(connection, CLOSED, opaque, null);
        return IntStream.of(
                        libvirt.virConnectDomainEventRegisterAny(
                                connection, null, LIFECYCLE, ON_LIFECYCLE, opaque, null),
                        libvirt.virConnectDomainEventRegisterAny(
                                connection, null, DEVICE_ADDED, ON_DEVICE, opaque, null),
                        libvirt.virConnectDomainEventRegisterAny(
                                connection, null, DEVICE_REMOVED, ON_DEVICE, opaque, null),
                        libvirt.virConnectDomainEventRegisterAny(
                                connection, null, METADATA_CHANGE, ON_METADATA, opaque, null))
                .filter(registration -> registration >= 0)
                .boxed()
                .toList();
    }

    /** Hears nothing any more. What libvirt still says falls on deaf ears. */
    static void forget(ConnectionPointer connection, long number, List<Integer> registrations) {
        if (LISTENERS.remove(number) == null) {
            return;
        }
        registrations.forEach(
                registration -> Libvirt.INSTANCE.virConnectDomainEventDeregisterAny(connection, registration));
        Libvirt.INSTANCE.virConnectUnregisterCloseCallback(connection, CLOSED);
    }

    private static void changed(DomainPointer domain, Pointer number) {
        Listener listener = LISTENERS.get(Pointer.nativeValue(number));
        if (listener == null) {
            return;
        }
        try (var uuid = new Memory(LibvirtNative.UUID_BYTES)) {
            long pointer = Pointer.nativeValue(domain.getPointer());
            if (LibvirtNative.virDomainGetUUID(pointer, Pointer.nativeValue(uuid)) == 0) {
                listener.changed(Uuids.read(uuid));
            }
        }
    }
}
