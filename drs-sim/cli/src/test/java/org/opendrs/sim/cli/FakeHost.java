package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opendrs.libvirt.DomainFacts;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.Telemetry;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;
import picocli.CommandLine;

/** A host for the commands that look at real ones. Its time passes only when a command waits. */
final class FakeHost implements Telemetry, HostControl, DrsClock {
    static final Bytes TOTAL = Bytes.gib(32);
    static final Bytes MAXIMUM = Bytes.gib(4);
    private static final long SECOND = 1_000_000_000L;

    final Map<VmId, Bytes> sizes = new ConcurrentSkipListMap<>();
    final Map<VmId, FakeGuest> guests = new ConcurrentSkipListMap<>();
    final List<HostCommand> commands = new ArrayList<>();
    Bytes available = Bytes.gib(20);
    boolean reports = true;
    boolean definitionsAreRead = true;
    boolean follows = true;
    boolean silent;
    OptionalLong agent = OptionalLong.empty();

    /** Looks after which nobody reads any more. */
    int readerLeavesAfter = Integer.MAX_VALUE;

    /** Hears how many looks there have been, before the next one. */
    IntConsumer beforeLook = looks -> {};

    @Nullable
    HypervisorException failure;

    @Nullable
    HypervisorException writersFailure;

    private static final Pattern LOOK = Pattern.compile("  look \\d+");

    private StringWriter out = new StringWriter();
    private final AtomicLong now = new AtomicLong(1000 * SECOND);
    private boolean readOnly;
    HostAccess access = HostAccess.READ;
    OptionalLong kills = OptionalLong.empty();

    /** Adds a plain guest of this size. */
    FakeHost guest(String name, Bytes size) {
        sizes.put(guest(new FakeGuest(name).plain()).id, size);
        return this;
    }

    /** Adds a guest that has its maximum, and returns it. */
    FakeGuest guest(FakeGuest guest) {
        guests.put(guest.id, guest);
        sizes.put(guest.id, MAXIMUM);
        return guest;
    }

    Cli run(String command, String... arguments) {
        var parts = new HostParts(
                (spec, asked) -> {
                    access = asked;
                    readOnly = asked.readOnly();
                    return new RealHost(
                            spec.id(),
                            spec.uri(),
                            this,
                            this,
                            deadline -> CompletableFuture.completedFuture(inventory()),
                            this::definitions,
                            Optional::empty,
                            () -> {});
                },
                this,
                this::pass,
                () -> agent);
        Map<String, Callable<Integer>> made = Map.of(
                "observe", new ObserveCommand(parts),
                "doctor", new DoctorCommand(parts),
                "release", new ReleaseCommand(parts));
        out = new StringWriter();
        var err = new StringWriter();
        var line = new CommandLine(made.get(command));
        Main.handleFailures(line);
        int status = line.setOut(new PrintWriter(out, true) {
                    @Override
                    public boolean checkError() {
                        return looks() >= readerLeavesAfter;
                    }
                })
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Cli(status, out.toString(), err.toString());
    }

    private List<DomainFacts> definitions() {
        return definitionsAreRead
                ? guests.values().stream().map(FakeGuest::definition).toList()
                : List.of();
    }

    private InventoryView inventory() {
        var policies = new TreeMap<VmId, VmPolicy>();
        guests.forEach((vm, guest) -> policies.put(vm, guest.policy()));
        return new InventoryView(1, policies, new TreeMap<>(), List.of(), new TreeSet<>(), new TreeSet<>());
    }

    void letPass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void pass(Duration time) {
        letPass(time);
        beforeLook.accept(looks());
    }

    private int looks() {
        return (int)
                out.toString().lines().filter(line -> LOOK.matcher(line).find()).count();
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(now.get());
    }

    @Override
    public long monotonicNanos() {
        return now.get();
    }

    @Override
    public Set<Capability> capabilities() {
        return readOnly ? EnumSet.noneOf(Capability.class) : EnumSet.allOf(Capability.class);
    }

    @Override
    public List<HostId> hosts() {
        return List.of(new HostId("localhost"));
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        if (silent) {
            return new CompletableFuture<>();
        }
        var wrong = failure != null ? failure : readOnly ? null : writersFailure;
        if (wrong != null) {
            return CompletableFuture.failedFuture(wrong);
        }
        // No two samples are of one instant.
        now.addAndGet(1_000_000);
        var vms = new ArrayList<VmSample>();
        sizes.forEach((vm, size) -> vms.add(vm(vm, size)));
        var counters = new HostCounters(
                TOTAL, available, Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, Millicores.cores(8), 2 * now.get());
        return CompletableFuture.completedFuture(new HostSample(host, now.get(), counters, vms));
    }

    /** Half of what it holds is usable, it runs for 60 % of the time and waits for 20 %, a quarter of what it wants. */
    private VmSample vm(VmId vm, Bytes size) {
        var usable = size.times(0.5);
        var guest = guests.getOrDefault(vm, new FakeGuest(vm.value()));
        long period = guest.reportsEvery.toSeconds();
        long reported = period == 0 ? 1 : now.get() / SECOND / period * period;
        var stats = GuestStats.builder(reported).usable(usable);
        if (access == HostAccess.ASK_QEMU) {
            kills.ifPresent(count -> stats.reclaim(ReclaimCounters.ofKills(count)));
        }
        return VmSample.builder(vm, MAXIMUM)
                .state(guest.state)
                .actual(size)
                .vcpu(now.get() / 10 * 6, now.get() / 10 * 2)
                .guest(reports && guest.hasBalloon() ? Optional.of(stats.build()) : Optional.empty())
                .build();
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        commands.add(command);
        if (follows && command instanceof HostCommand.SetMemoryTarget set) {
            sizes.put(set.vm(), set.target());
        }
        return CompletableFuture.completedFuture(new CommandOutcome.Accepted());
    }
}
