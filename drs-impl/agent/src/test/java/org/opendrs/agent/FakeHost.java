package org.opendrs.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A host in real time whose guests obey at once, to see what the agent itself costs. */
final class FakeHost implements Telemetry, HostControl {
    private static final HostId HOST = new HostId("localhost");
    private static final Bytes MAXIMUM = Bytes.gib(4);
    private static final long SECOND = 1_000_000_000L;

    private final DrsClock clock = DrsClock.system();
    private final Map<VmId, Bytes> sizes = new ConcurrentSkipListMap<>();

    FakeHost(int guests) {
        for (int i = 1; i <= guests; i++) {
            sizes.put(new VmId("guest" + i), MAXIMUM);
        }
    }

    Backend backend() {
        return new Backend(
                this,
                this,
                deadline -> CompletableFuture.completedFuture(InventoryView.EMPTY),
                vm -> Optional.of(vm.value()),
                failure -> Optional.empty(),
                () -> {});
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public List<HostId> hosts() {
        return List.of(HOST);
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        long now = clock.monotonicNanos();
        var vms = new ArrayList<VmSample>();
        long held = 0;
        int number = 0;
        for (var guest : sizes.entrySet()) {
            vms.add(guest(guest.getKey(), guest.getValue(), ++number, now));
            held += guest.getValue().value();
        }
        var total = Bytes.gib(24);
        var counters = new HostCounters(
                total,
                Bytes.bytes(Math.max(0, total.value() - held)),
                Bytes.ZERO,
                Bytes.ZERO,
                Bytes.ZERO,
                Millicores.cores(8),
                now);
        return CompletableFuture.completedFuture(new HostSample(HOST, now, counters, vms));
    }

    /** Loads swing by a gibibyte, each with a period of its own, so that there is something to do. */
    private static VmSample guest(VmId vm, Bytes size, int number, long now) {
        long period = 60 + 20L * number;
        double phase = Math.sin(2 * Math.PI * (now / SECOND % period) / period);
        long load =
                Math.min(size.value(), Bytes.mib(1500 + (long) (1000 * phase)).value());
        var usable = size.minusOrZero(Bytes.bytes(load));
        var stats = GuestStats.builder(1 + now / SECOND).usable(usable).build();
        return VmSample.builder(vm, MAXIMUM)
                .actual(size)
                .vcpu(now / 10, 0)
                .vcpu(now / 10, 0)
                .guest(stats)
                .build();
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        if (command instanceof HostCommand.SetMemoryTarget target) {
            sizes.put(target.vm(), target.target());
        }
        return CompletableFuture.completedFuture(new CommandOutcome.Accepted());
    }
}
