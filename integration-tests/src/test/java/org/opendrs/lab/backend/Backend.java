package org.opendrs.lab.backend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.libvirt.DomainFacts;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.libvirt.LibvirtSettings;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;

/** The libvirt backend on hosts of a lab, for tests that wait for its answers. For one thread. */
public final class Backend implements AutoCloseable {
    /** Links that are dead are noticed within 4 s, so that tests of failures need not wait for the 20 s of the default. */
    public static final LibvirtSettings QUICK_TO_NOTICE = new LibvirtSettings(
            Duration.ofSeconds(1),
            3,
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            8,
            4);

    /** An answer takes some 30 ms; the rest is for a machine on which other things run. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final Duration TO_CONNECT = Duration.ofSeconds(30);

    private final LibvirtBackend backend;
    private final Map<String, VmId> ids = new TreeMap<>();

    private Backend(LibvirtBackend backend) {
        this.backend = backend;
    }

    /** Connects to hosts and waits until each has answered. */
    public static Backend on(LibvirtSettings settings, List<LabHost> hosts) {
        var builder = LibvirtBackend.builder().settings(settings).quiet(true);
        hosts.forEach(host -> builder.host(spec(host)));
        var opened = new Backend(builder.build());
        hosts.forEach(host -> Lab.within(TO_CONNECT).until(() -> opened.answers(host)));
        return opened;
    }

    /** The same with what else a backend may be told. */
    static Backend on(LibvirtBackend.Builder builder, LabHost host) {
        var opened = new Backend(builder.host(spec(host)).quiet(true).build());
        Lab.within(TO_CONNECT).until(() -> opened.answers(host));
        return opened;
    }

    /** The same with the usual patience. */
    public static Backend on(LabHost... hosts) {
        return on(LibvirtSettings.DEFAULT, List.of(hosts));
    }

    /** Returns how a backend reaches a host of a lab. */
    public static LibvirtHostSpec spec(LabHost host) {
        return LibvirtHostSpec.remote(id(host), host.uri());
    }

    /** Returns the library's name of a host. */
    public static HostId id(LabHost host) {
        return new HostId(host.name());
    }

    /** Returns the library's name of a guest, asked from virsh once. */
    public VmId id(LabGuest guest) {
        return ids.computeIfAbsent(
                guest.name(),
                name -> new VmId(guest.host().virsh().run("domuuid", name).strip()));
    }

    /** Returns the backend itself. */
    public LibvirtBackend ports() {
        return backend;
    }

    /** Returns a sample, or fails with what the port failed with. */
    public HostSample sample(LabHost host) {
        return sample(host, DEADLINE);
    }

    HostSample sample(LabHost host, Duration deadline) {
        return await(backend.telemetry().sample(id(host), deadline));
    }

    /** Returns what the newest sample of its host says of a guest. */
    public VmSample sample(LabGuest guest) {
        VmId id = id(guest);
        return sample(guest.host()).vms().stream()
                .filter(vm -> vm.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + guest + " in the sample"));
    }

    boolean answers(LabHost host) {
        try {
            sample(host);
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    DomainFacts facts(LabGuest guest) {
        VmId id = id(guest);
        return backend.definitions(id(guest.host())).stream()
                .filter(facts -> facts.vm().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the definition of " + guest + " has not been read"));
    }

    CommandOutcome setMemory(LabGuest guest, Bytes target) {
        return apply(new HostCommand.SetMemoryTarget(id(guest.host()), id(guest), target));
    }

    CommandOutcome setStatsPeriod(LabGuest guest, Duration period) {
        return apply(new HostCommand.SetStatsPeriod(id(guest.host()), id(guest), period));
    }

    private CommandOutcome apply(HostCommand command) {
        return await(backend.control().apply(command, DEADLINE));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        backend.close();
    }
}
