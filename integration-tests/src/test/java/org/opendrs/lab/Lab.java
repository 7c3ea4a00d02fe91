package org.opendrs.lab;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * A lab of real hypervisors for the tests of a class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Lab LAB = Lab.hosts(2).memory(mib(640));
 * }</pre>
 *
 * <p>Classes that want the same lab share one, which starts with the first of them and ends with the last test of all, or with this
 * JVM, however that ends. After each test the hosts are healed: what was crashed, killed, frozen or cut works again. Guests that a
 * test started are gone then; guests that a {@code @BeforeAll} method started stay until the end of the class.
 *
 * <p>Where no lab can run, the tests fail and say why. Not for tests that run side by side.
 */
public final class Lab implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final File NOTHING = new File("/dev/null");

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Lab.class);

    /** A virsh call takes about 50 ms of CPU time; more of them would slow down what is waited for. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(150);

    private final LabSpec spec;
    private final Set<String> guestsOfClass = new TreeSet<>();
    private @Nullable RunningLab running;
    private boolean begun;

    private Lab(LabSpec spec) {
        this.spec = spec;
    }

    /**
     * Returns a lab of hosts that have as much memory as the machine.
     *
     * @throws IllegalArgumentException if that number is not supported
     */
    public static Lab hosts(int hosts) {
        return new Lab(LabSpec.hosts(hosts));
    }

    /**
     * Returns such a lab whose hosts have only so much memory each, and 1 GiB of swap.
     *
     * @throws IllegalArgumentException if no host can run in it
     */
    public Lab memory(Bytes limit) {
        return new Lab(spec.withMemory(limit));
    }

    /** Returns such a lab whose hosts, if their memory is limited, have so much swap each. */
    public Lab swap(Bytes size) {
        return new Lab(spec.withSwap(size));
    }

    /** Returns such a lab whose hosts together swap no faster than that, in whole MiB a second, each way; as slow disks do. */
    public Lab swapRate(ByteRate rate) {
        return new Lab(spec.withSwapRate(rate));
    }

    /** Returns a host, counted from 1; its name is h1 and so on. */
    public LabHost host(int number) {
        return hosts().get(number - 1);
    }

    /** Returns all hosts. */
    public List<LabHost> hosts() {
        return running().hosts();
    }

    /** Returns a guest that was started by {@link NewGuest}. */
    public LabGuest guest(String name) {
        return running().guest(name);
    }

    /** Returns the host on which a guest runs, or fails if that is not exactly one. A guest that is still arriving does not run. */
    public LabHost hostOf(String guest) {
        var found = hosts().stream().filter(host -> host.runs(guest)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(guest + " runs on " + found);
        }
        return found.get(0);
    }

    /** Returns a way to wait for something, by asking again and again: {@code Lab.within(seconds).until(…)}. */
    public static ConditionFactory within(Duration limit) {
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .atMost(limit);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(spec, key -> RunningLab.start(spec), RunningLab.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!begun) {
            begun = true;
            hosts().forEach(host -> guestsOfClass.addAll(host.guests()));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        hosts().forEach(host -> host.heal(guestsOfClass));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // Nested classes share the guests of the class around them.
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            hosts().forEach(host -> host.heal(Set.of()));
            guestsOfClass.clear();
            begun = false;
        }
    }

    private RunningLab running() {
        return Objects.requireNonNull(
                running, "a lab runs in tests only; is this field static and a @RegisterExtension?");
    }
}
