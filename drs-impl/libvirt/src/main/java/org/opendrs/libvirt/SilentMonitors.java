package org.opendrs.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendrs.model.VmId;
import org.opendrs.spi.DrsClock;

/**
 * Tells guests of one host whose monitor does not answer from those that a call has passed over because libvirt was at work on them.
 * Safe for use by any thread.
 */
final class SilentMonitors {
    /**
     * How long a monitor has to be silent, in all cycles, until that is worth a word. Libvirt works on a guest for 5 s where it waits
     * for a device to be removed, and a call that does not wait passes that guest over, which is no trouble.
     */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private final String host;
    private final DrsClock clock;
    private final Function<VmId, String> names;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<VmId, Long> since = new TreeMap<>();
    private volatile List<VmId> named = List.of();

    /**
     * Knows of no silent guest yet.
     *
     * @param host how the host is called in lines
     * @param names how a guest is called in lines
     */
    SilentMonitors(String host, DrsClock clock, Function<VmId, String> names) {
        this.host = host;
        this.clock = clock;
        this.names = names;
    }

    /** Hears which guests lacked their monitor's figures in a cycle; returns a line for the log if others than before do not answer. */
    Optional<String> heard(List<VmId> silent) {
        lock.lock();
        try {
            long now = clock.monotonicNanos();
            since.keySet().retainAll(silent);
            silent.forEach(vm -> since.putIfAbsent(vm, now));
            var lasting = new ArrayList<VmId>();
            for (Map.Entry<VmId, Long> each : since.entrySet()) {
                if (now - each.getValue() >= SILENCE.toNanos()) {
                    lasting.add(each.getKey());
                }
            }
            if (lasting.equals(named)) {
                return Optional.empty();
            }
            named = List.copyOf(lasting);
            return Optional.of(
                    lasting.isEmpty()
                            ? "host " + host + ": the monitors of all guests answer again"
                            : "host " + host + ": guests whose monitor has not answered for " + Seconds.of(SILENCE)
                                    + " are set aside: "
                                    + lasting.stream().map(names).collect(Collectors.joining(", "))
                                    + "; see whether their QEMU processes hang");
        } finally {
            lock.unlock();
        }
    }

    /** Returns the guests whose monitor has not answered for {@link #SILENCE}, in id order. */
    List<VmId> named() {
        return named;
    }
}
