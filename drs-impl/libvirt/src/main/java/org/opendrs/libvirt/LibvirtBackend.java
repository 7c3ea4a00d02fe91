package org.opendrs.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.Telemetry;

/**
 * Hosts that are reached through libvirt, as ports of the library. Connects in the background, and again whenever a host is lost;
 * needs libvirt's client library. Safe for use by any thread.
 *
 * <pre>{@code
 * try (var backend = LibvirtBackend.builder().host(LibvirtHostSpec.local(new HostId("h1"), "qemu:///system")).build();
 *         var drs = DrsEngine.builder().telemetry(backend.telemetry()).control(backend.control())
 *                 .inventory(backend.inventory()).build()) {
 *     drs.start();
 *     …
 * }
 * }</pre>
 *
 * <p>From JDK 24 on, start the program with {@code --enable-native-access=ALL-UNNAMED}.
 */
public final class LibvirtBackend implements AutoCloseable {
    private final SortedMap<HostId, LibvirtHost> hosts = new TreeMap<>();
    private final DeadlineTimer timer = new DeadlineTimer("drs-libvirt-timer");
    private final Telemetry telemetry;
    private final HostControl control;
    private final Inventory inventory;

    private LibvirtBackend(Builder builder) {
        var shared = new Shared(
                builder.settings,
                builder.readOnly,
                builder.qemuMonitor,
                builder.credentials,
                builder.clock,
                timer,
                new VmLocks(),
                builder.random);
        for (LibvirtHostSpec spec : builder.hosts.values()) {
            hosts.put(spec.id(), new LibvirtHost(spec, shared));
        }
        telemetry = new LibvirtTelemetry(hosts);
        control = new LibvirtControl(hosts, builder.readOnly);
        inventory = new LibvirtInventory(hosts.values());
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the port that samples the hosts. */
    public Telemetry telemetry() {
        return telemetry;
    }

    /** Returns the port that commands the hosts; it can do nothing if the backend only reads. */
    public HostControl control() {
        return control;
    }

    /** Returns the port that tells what the definitions of the guests say. It is as fresh as the last sample. */
    public Inventory inventory() {
        return inventory;
    }

    /** Returns the definitions that have been read, of one host, in id order; none for an unknown host. */
    public List<DomainFacts> definitions(HostId host) {
        return host(host).map(LibvirtHost::guests).orElse(List.of()).stream()
                .flatMap(guest -> guest.facts().stream())
                .toList();
    }

    /** Returns the name that operators call a guest by; empty as long as its definition has not been read, and for unknown hosts. */
    public Optional<String> name(HostId host, VmId vm) {
        return host(host).flatMap(known -> known.name(vm));
    }

    /**
     * Returns the guests of a host whose monitor has not answered for 10 s, in id order. A guest that was merely busy when it was to be
     * read is none of them.
     */
    public List<VmId> unresponsive(HostId host) {
        return host(host).map(LibvirtHost::unresponsive).orElse(List.of());
    }

    /** Returns the pressure of a host; empty if it is not this machine, or its kernel does not tell. Blocks shortly. */
    public Optional<Pressure> pressure(HostId host) {
        return host(host).flatMap(LibvirtHost::pressure);
    }

    /** Returns how many calls have missed their deadline and still hang; for monitoring. */
    public int overdueCalls() {
        return hosts.values().stream().mapToInt(LibvirtHost::overdueCalls).sum();
    }

    /** Returns how many lost connections are kept open because calls hang in them; for monitoring. */
    public int abandonedConnections() {
        return hosts.values().stream()
                .mapToInt(LibvirtHost::abandonedConnections)
                .sum();
    }

    private Optional<LibvirtHost> host(HostId id) {
        return Optional.ofNullable(hosts.get(id));
    }

    /** Closes all connections, those with calls in flight when these return. Does not wait. */
    @Override
    public void close() {
        hosts.values().forEach(LibvirtHost::close);
        timer.close();
    }

    /** Collects what a backend is made of. Not thread-safe. */
    public static final class Builder {
        private final SortedMap<HostId, LibvirtHostSpec> hosts = new TreeMap<>();
        private LibvirtSettings settings = LibvirtSettings.DEFAULT;
        private DrsClock clock = DrsClock.system();
        private Optional<Credentials> credentials = Optional.empty();
        private RandomGenerator random = new SplittableRandom(0);
        private boolean readOnly;
        private boolean qemuMonitor;
        private boolean ownEventLoop = true;
        private boolean quiet;

        private Builder() {}

        /** Adds a host; one of the same id replaces the earlier one. */
        public Builder host(LibvirtHostSpec spec) {
            hosts.put(spec.id(), spec);
            return this;
        }

        /** Opens connections through which nothing can be changed. Default: off. */
        public Builder readOnly(boolean on) {
            readOnly = on;
            return this;
        }

        /**
         * Asks QEMU itself, by commands to its monitor, for what guests report and libvirt has no statistics for: {@link
         * org.opendrs.model.ReclaimCounters}. From the first such command on, libvirt calls a guest tainted ({@code custom-monitor}: in its
         * log, and in {@code virsh dominfo}), until it is started anew; nothing is changed by these commands. Needs a connection that is not
         * read-only, the library {@code libvirt-qemu.so.0} and guests of QEMU; where one is missing, one line in the log says so and guests
         * are sampled without. Default: off.
         */
        public Builder qemuMonitor(boolean on) {
            qemuMonitor = on;
            return this;
        }

        /** Answers what hosts ask before they let us in. Default: nobody does. */
        public Builder credentials(Credentials value) {
            credentials = Optional.of(value);
            return this;
        }

        /** Sets how patient the backend is. */
        public Builder settings(LibvirtSettings value) {
            settings = value;
            return this;
        }

        /** Sets the clock that stamps samples; it must be the engine's. Default: that of the machine. */
        public Builder clock(DrsClock value) {
            clock = value;
            return this;
        }

        /**
         * Sets the source of chance for waits before reconnecting. Programs on many machines that talk to the same hosts should give
         * each its own seed.
         */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /** Says whether this backend runs libvirt's event loop. Off if the program runs one itself. Default: on. */
        public Builder ownEventLoop(boolean on) {
            ownEventLoop = on;
            return this;
        }

        /** Keeps libvirt from printing errors, for the whole process; they reach callers in any case. Default: off. */
        public Builder quiet(boolean on) {
            quiet = on;
            return this;
        }

        /**
         * Returns a backend that begins to connect.
         *
         * @throws IllegalStateException if there is no host, libvirt's client library is missing, or its event loop cannot start
         * @throws IllegalArgumentException if the clock is virtual
         */
        public LibvirtBackend build() {
            if (hosts.isEmpty()) {
                throw new IllegalStateException("the backend has no host; add one with host(…)");
            }
            if (clock.virtual()) {
                throw new IllegalArgumentException("libvirt needs real time, but the clock is virtual");
            }
            LibvirtLibrary.load();
            if (quiet) {
                LibvirtLibrary.silence();
            }
            if (ownEventLoop) {
                startEventLoop();
            }
            var backend = new LibvirtBackend(this);
            backend.hosts.values().forEach(LibvirtHost::start);
            return backend;
        }

        private static void startEventLoop() {
            try {
                LibvirtEventLoop.start();
            } catch (HypervisorException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }
}
