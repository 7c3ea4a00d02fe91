package org.opendrs.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.Guest;
import org.opendrs.sim.guest.GuestFigures;
import org.opendrs.sim.guest.GuestListener;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;

/** What the ports and the step share: hosts and VMs by id, time, observers, the hash. */
final class WorldState {
    private final SimTime time;
    private final WorldConstants constants;
    private final GuestFigures figures;
    private final long seed;
    private final TreeMap<HostId, SimHost> hostsById = new TreeMap<>();
    private final List<SimHost> hosts = new ArrayList<>();
    private final TreeMap<VmId, Vm> vms = new TreeMap<>();
    private final List<WorldObserver> observers = new ArrayList<>();
    private final EventHash hash = new EventHash();

    WorldState(SimTime time, WorldConstants constants, long seed, Iterable<HostSpec> specs) {
        this.time = time;
        this.constants = constants;
        this.figures = constants.guests();
        this.seed = seed;
        for (HostSpec spec : specs) {
            hostsById.put(spec.id(), new SimHost(spec, constants));
        }
        hosts.addAll(hostsById.values());
    }

    SimTime time() {
        return time;
    }

    WorldConstants constants() {
        return constants;
    }

    EventHash hash() {
        return hash;
    }

    List<WorldObserver> observers() {
        return observers;
    }

    /** Returns all hosts in id order. */
    List<SimHost> hosts() {
        return hosts;
    }

    List<HostId> hostIds() {
        return List.copyOf(hostsById.keySet());
    }

    @Nullable
    SimHost host(HostId host) {
        return hostsById.get(host);
    }

    @Nullable
    Vm vm(VmId vm) {
        return vms.get(vm);
    }

    /** Returns the VM if it runs on this host. */
    @Nullable
    Vm vm(VmId vm, SimHost host) {
        Vm found = vms.get(vm);
        return found != null && found.at() == host ? found : null;
    }

    /** Starts a guest on a host that is up. */
    void boot(GuestSpec spec, SimHost host) {
        // A stream of its own for each guest: adding a guest never shifts the random numbers of another.
        long stream = seed ^ Long.rotateLeft(EventHash.of(spec.id().value()), 17) ^ time.monotonicNanos();
        var news = new GuestNews();
        var vm = new Vm(new Guest(spec, figures, new SplittableRandom(stream), news), host);
        news.vm = vm;
        vms.put(spec.id(), vm);
        host.add(vm);
        hash.add("boot").add(vm.idHash()).add(host.idHash());
    }

    /** Forgets a VM that has stopped. */
    void forget(Vm vm) {
        vms.remove(vm.id());
    }

    /** Passes on what happens inside a guest, and knows where it is: in a world with many jobs a look-up for each is felt. */
    private final class GuestNews implements GuestListener {
        private @Nullable Vm vm;

        @Override
        public void jobFinished(Guest guest, String job, double seconds) {
            HostId host = host();
            hash.add("finished").add(EventHash.of(job)).add(Double.doubleToLongBits(seconds));
            for (WorldObserver observer : observers) {
                observer.jobFinished(host, guest.spec().id(), job, seconds);
            }
        }

        @Override
        public void oomKilled(Guest guest, String job, long bytes) {
            HostId host = host();
            hash.add("killed").add(EventHash.of(job)).add(bytes);
            for (WorldObserver observer : observers) {
                observer.oomKilled(host, guest.spec().id(), job, bytes);
            }
        }

        private HostId host() {
            Vm known = Objects.requireNonNull(vm, "a guest runs only once it is a VM");
            if (known.at().silent()) {
                throw new IllegalStateException(
                        "guest " + known.id()
                                + " has news in a step that it did not foretell to have any; its workload may finish jobs and deny it in mayFinish()");
            }
            return known.host();
        }
    }
}
