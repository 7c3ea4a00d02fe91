package org.opendrs.sim.world;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.sim.fault.StatsDistortion;
import org.opendrs.sim.guest.Guest;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.unit.Bytes;

/** A guest and where it is. */
final class Vm implements VmTruth {
    private final Guest guest;
    private final long idHash;
    private final Bytes minimumFree;
    private SimHost host;
    private @Nullable Migration migration;
    private long lastToken = Long.MIN_VALUE;
    private StatsDistortion distortion = StatsDistortion.NONE;
    private Bytes sampledActual = Bytes.ZERO;
    private Bytes sampledResident = Bytes.ZERO;
    private Bytes askedActual = Bytes.ZERO;
    private Bytes askedDemand = Bytes.ZERO;

    Vm(Guest guest, SimHost host) {
        this.guest = guest;
        this.host = host;
        this.idHash = EventHash.of(guest.spec().id().value());
        this.minimumFree = Bytes.bytes(guest.pages().minimumFree());
    }

    Guest guest() {
        return guest;
    }

    SimHost at() {
        return host;
    }

    long idHash() {
        return idHash;
    }

    @Nullable
    Migration migration() {
        return migration;
    }

    void migration(@Nullable Migration current) {
        migration = current;
    }

    /** The VM runs on another host from now on. */
    void moveTo(SimHost destination) {
        host.remove(this);
        host = destination;
        host.add(this);
        guest.arrive();
    }

    /** Returns whether a migration with this token may start: whoever holds an older one has lost its right to. */
    boolean admits(long token) {
        if (token < lastToken) {
            return false;
        }
        lastToken = token;
        return true;
    }

    void distort(StatsDistortion how) {
        distortion = how;
    }

    VmSample sample() {
        sampledActual = amount(guest.reportedActual(), sampledActual);
        sampledResident = amount(guest.footprint(), sampledResident);
        Optional<GuestStats> stats = guest.stats();
        return new VmSample(
                guest.spec().id(),
                state(),
                guest.spec().maximum(),
                sampledActual,
                sampledResident,
                guest.vcpuTimes(),
                distortion == StatsDistortion.NONE ? stats : distortion.distort(stats, sampledActual));
    }

    /** Most amounts are the same from one question to the next; they need no new object then. */
    private static Bytes amount(long bytes, Bytes before) {
        return before.value() == bytes ? before : Bytes.bytes(bytes);
    }

    private VmState state() {
        if (migration != null) {
            return VmState.MIGRATING_OUT;
        }
        return guest.paused() ? VmState.PAUSED : VmState.RUNNING;
    }

    @Override
    public VmId id() {
        return guest.spec().id();
    }

    @Override
    public GuestSpec spec() {
        return guest.spec();
    }

    @Override
    public HostId host() {
        return host.id();
    }

    @Override
    public Bytes actual() {
        askedActual = amount(guest.pages().actual(), askedActual);
        return askedActual;
    }

    @Override
    public Bytes target() {
        return Bytes.bytes(guest.target());
    }

    @Override
    public Bytes memoryDemand() {
        askedDemand = amount(guest.demand(), askedDemand);
        return askedDemand;
    }

    @Override
    public Bytes free() {
        return Bytes.bytes(guest.pages().free());
    }

    @Override
    public Bytes minimumFree() {
        return minimumFree;
    }

    @Override
    public Bytes cache() {
        return Bytes.bytes(guest.pages().cache());
    }

    @Override
    public Bytes resident() {
        return Bytes.bytes(guest.footprint());
    }

    @Override
    public Bytes guestSwapped() {
        return Bytes.bytes(guest.pages().swapped());
    }

    @Override
    public Bytes hostSwapped() {
        return Bytes.bytes(guest.pages().hostSwapped());
    }

    @Override
    public Bytes wantedButHostSwapped() {
        return Bytes.bytes(guest.pages().hotOut());
    }

    @Override
    public double wantedCores() {
        return guest.wantedCores();
    }

    @Override
    public double receivedCores() {
        return guest.receivedCores();
    }

    @Override
    public double lostToSwap() {
        return guest.lostToSwap();
    }

    @Override
    public int oomKills() {
        return guest.oomKills();
    }

    @Override
    public boolean paused() {
        return guest.paused();
    }

    @Override
    public boolean migrating() {
        return migration != null;
    }

    @Override
    public boolean statsFrozen() {
        return guest.statsFrozen();
    }
}
