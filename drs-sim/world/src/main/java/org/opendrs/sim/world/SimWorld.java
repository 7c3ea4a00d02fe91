package org.opendrs.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.FaultTarget;
import org.opendrs.sim.fault.Intervention;
import org.opendrs.sim.fault.StatsDistortion;
import org.opendrs.sim.guest.Guest;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;

/**
 * A simulated cluster that runs by itself as its {@link SimTime} advances: a physics step at a time, with the ports answering in
 * between. Ports decide nothing and observers change nothing, so that a run depends only on the seed and on what is asked of the
 * ports.
 *
 * <p>Single-threaded, like its time; a {@link HostLoop} may do the physics of several hosts at once and read several, as far as nobody is
 * told of it.
 */
public final class SimWorld implements FaultTarget {
    private static final double NANOS_PER_SECOND = 1e9;

    private final WorldState state;
    private final Duration step;
    private final double stepSeconds;
    private final Telemetry telemetry;
    private final HostControl control;
    private final MigrationExecutor migrations;
    private final WorldTruth truth;
    private final HostLoop loop;
    /** Which hosts have not finished the step; of use within a step only. */
    private final boolean[] unfinished;
    /** What the guests of each host were like after the step. */
    private final long[] digests;

    private long lastStepAt;

    private SimWorld(WorldState state, HostLoop loop) {
        this.state = state;
        this.loop = loop;
        this.unfinished = new boolean[state.hosts().size()];
        this.digests = new long[unfinished.length];
        this.step = state.constants().step();
        this.stepSeconds = step.toNanos() / NANOS_PER_SECOND;
        this.telemetry = new WorldTelemetry(state, loop, () -> lastStepAt);
        this.control = new WorldControl(state);
        this.migrations = new WorldMigrations(state);
        this.truth = new LiveTruth(state);
        this.lastStepAt = state.time().monotonicNanos();
        state.time().after(step, this::step);
    }

    /** Starts the description of a world that lives in the given time. */
    public static Builder builder(SimTime time, long seed) {
        return new Builder(time, seed);
    }

    private void step() {
        long now = state.time().monotonicNanos();
        Instant wall = state.time().wall();
        List<SimHost> hosts = state.hosts();
        loop.each(hosts.size(), i -> {
            SimHost host = hosts.get(i);
            unfinished[i] = host.up() && host.beginStep(step, wall);
            digests[i] = unfinished[i] ? 0 : host.digest();
        });
        // What may be news is told on the thread of the world, in the order of the hosts.
        for (int i = 0; i < hosts.size(); i++) {
            if (unfinished[i]) {
                hosts.get(i).finishStep();
                digests[i] = hosts.get(i).digest();
            }
        }
        lastStepAt = now;
        state.hash().add(digest());
        state.time().after(step, this::step);
        for (WorldObserver observer : state.observers()) {
            observer.stepDone(now, stepSeconds);
        }
    }

    private long digest() {
        long digest = 0;
        for (long ofHost : digests) {
            digest = digest * Guest.DIGEST_STRIDE + ofHost;
        }
        return digest;
    }

    /** Returns the port that samples the hosts. */
    public Telemetry telemetry() {
        return telemetry;
    }

    /** Returns the port that commands the hosts. */
    public HostControl control() {
        return control;
    }

    /** Returns the port that migrates VMs. */
    public MigrationExecutor migrations() {
        return migrations;
    }

    /** Returns what is really so. */
    public WorldTruth truth() {
        return truth;
    }

    /** Returns the constants that this world lives by. */
    public WorldConstants constants() {
        return state.constants();
    }

    /** Lets an observer know of everything that happens from now on. */
    public void observe(WorldObserver observer) {
        state.observers().add(observer);
    }

    /**
     * Returns a hash over everything that could be seen so far: samples, outcomes, jobs, kills, crashes, and the state of every
     * guest after every step. Two runs that are the same have the same hash, in any JVM.
     */
    public long eventHash() {
        return state.hash().value();
    }

    /**
     * Starts a guest.
     *
     * @throws IllegalArgumentException if there is no such host
     * @throws IllegalStateException if the host is down or a VM of this id runs already
     */
    public void boot(GuestSpec spec, HostId host) {
        SimHost target = state.host(host);
        if (target == null) {
            throw new IllegalArgumentException("there is no host " + host + " to boot " + spec.id() + " on");
        }
        if (!target.up() || state.vm(spec.id()) != null) {
            throw new IllegalStateException(
                    "cannot boot " + spec.id() + " on " + host + ": the host is down or the VM runs already");
        }
        state.boot(spec, target);
    }

    /** Stops a guest for good. Without effect if it does not run. */
    public void shutdown(VmId vm) {
        Vm found = state.vm(vm);
        if (found != null) {
            state.hash().add("shutdown").add(found.idHash());
            Migration migration = found.migration();
            if (migration != null) {
                migration.abort("the guest " + vm + " was shut down");
            }
            found.at().remove(found);
            state.forget(found);
        }
    }

    @Override
    public void crash(HostId host) {
        SimHost down = state.host(host);
        if (down == null || !down.up()) {
            return;
        }
        state.hash().add("crash").add(down.idHash());
        var lost = new ArrayList<VmId>();
        for (Migration migration : List.copyOf(down.incoming())) {
            migration.abort("the destination " + host + " crashed");
        }
        for (Vm vm : List.copyOf(down.guests())) {
            Migration migration = vm.migration();
            if (migration != null) {
                migration.abort("the source " + host + " crashed, and " + vm.id() + " with it");
            }
            state.forget(vm);
            lost.add(vm.id());
        }
        down.down(state.time().monotonicNanos());
        for (WorldObserver observer : state.observers()) {
            observer.hostCrashed(host, List.copyOf(lost));
        }
    }

    @Override
    public void restart(HostId host) {
        SimHost down = state.host(host);
        if (down != null && !down.up()) {
            state.hash().add("restart").add(down.idHash());
            down.restart();
        }
    }

    @Override
    public void pause(VmId vm) {
        pause(vm, true);
    }

    @Override
    public void resume(VmId vm) {
        pause(vm, false);
    }

    private void pause(VmId vm, boolean on) {
        Vm found = state.vm(vm);
        if (found != null) {
            state.hash().add(on ? "pause" : "resume").add(found.idHash());
            found.at().wake();
            found.guest().pause(on);
        }
    }

    @Override
    public void freezeStats(VmId vm, boolean frozen) {
        Vm found = state.vm(vm);
        if (found != null) {
            state.hash().add(frozen ? "freeze" : "thaw").add(found.idHash());
            found.at().wake();
            found.guest().freezeStats(frozen);
        }
    }

    @Override
    public void distortStats(VmId vm, StatsDistortion distortion) {
        Vm found = state.vm(vm);
        if (found != null) {
            state.hash().add(distortion.name()).add(found.idHash());
            found.at().wake();
            found.distort(distortion);
        }
    }

    @Override
    public void setMemory(VmId vm, int percent) {
        Vm found = state.vm(vm);
        if (found != null && !found.migrating()) {
            state.hash().add("setmem").add(found.idHash()).add(percent);
            var size = Bytes.bytes(found.spec().maximum().value() / Intervention.WHOLE * percent);
            found.at().wake();
            found.guest().aim(size.value());
            for (WorldObserver observer : state.observers()) {
                observer.foreignTarget(vm, size);
            }
        }
    }

    /** Live views on the state. */
    private record LiveTruth(WorldState state) implements WorldTruth {
        @Override
        public List<? extends HostTruth> hosts() {
            return Collections.unmodifiableList(state.hosts());
        }

        @Override
        public Optional<HostTruth> host(HostId host) {
            return Optional.ofNullable(state.host(host));
        }

        @Override
        public Optional<VmTruth> vm(VmId vm) {
            return Optional.ofNullable(state.vm(vm));
        }
    }

    /** Describes a world. */
    public static final class Builder {
        private final SimTime time;
        private final long seed;
        private final TreeMap<HostId, HostSpec> hosts = new TreeMap<>();
        private final TreeMap<VmId, PlacedGuest> guests = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private WorldConstants constants = WorldConstants.DEFAULT;
        private HostLoop loop = HostLoop.ONE_BY_ONE;

        private Builder(SimTime time, long seed) {
            this.time = time;
            this.seed = seed;
        }

        /** Sets other constants than {@link WorldConstants#DEFAULT}. */
        public Builder constants(WorldConstants other) {
            constants = other;
            return this;
        }

        /** Sets who does the physics of the hosts. Default: {@link HostLoop#ONE_BY_ONE}. */
        public Builder loop(HostLoop other) {
            loop = other;
            return this;
        }

        /** Adds a host. */
        public Builder host(HostSpec spec) {
            if (hosts.put(spec.id(), spec) != null) {
                problems.add("host " + spec.id() + " is there twice");
            }
            return this;
        }

        /** Adds a guest that boots at the start. */
        public Builder guest(GuestSpec spec, HostId host) {
            if (guests.put(spec.id(), new PlacedGuest(spec, host)) != null) {
                problems.add("guest " + spec.id() + " is there twice");
            }
            return this;
        }

        /**
         * Makes the world and starts its hosts and guests.
         *
         * @throws IllegalArgumentException if an id is there twice or a guest's host is not there; names all problems
         */
        public SimWorld build() {
            guests.forEach((vm, guest) -> {
                if (!hosts.containsKey(guest.host())) {
                    problems.add("guest " + vm + " shall run on " + guest.host() + ", which is no host of this world");
                }
            });
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
            var world = new SimWorld(new WorldState(time, constants, seed, hosts.values()), loop);
            guests.values().forEach(guest -> world.boot(guest.spec(), guest.host()));
            return world;
        }

        private record PlacedGuest(GuestSpec spec, HostId host) {}
    }
}
