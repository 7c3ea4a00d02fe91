package org.opendrs.sim.junit;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opendrs.control.Drs;
import org.opendrs.control.TurnReport;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * A cluster in virtual time for a JUnit 5 test: simulated hosts and guests, run by the production engine at level ACT with the
 * user's own filters, policies and rules in it. A day takes about a second.
 *
 * <pre>{@code
 * class LicensedHostsTest {
 *     @RegisterExtension
 *     final SimulatedCluster cluster = SimulatedCluster.hosts(3, gib(16), cores(8))
 *             .guest("db1", g -> g.on("h1").memory(gib(8)).vcpus(4)
 *                     .workload(Workloads.constant(1, gib(3)).jump(Duration.ofHours(1), 1, gib(7))))
 *             .guest("web1", g -> g.on("h1").memory(gib(8)).vcpus(2).uses(0.5, gib(6)))
 *             .guest("web2", g -> g.on("h1").memory(gib(4)).vcpus(2).uses(0.5, gib(3)))
 *             .filter(new LicensedHosts("db", "h1", "h2"))
 *             .build();
 *
 *     @Test
 *     void databasesStayOnLicensedHosts() {
 *         cluster.always("db1 is licensed", c -> !c.hostOf("db1").equals(new HostId("h3")));
 *         cluster.advance(Duration.ofHours(24));
 *         cluster.assertThat().oomKills(0).slaBrokenAtMost("db1", Duration.ofMinutes(5)).migrationsAtMost(2);
 *     }
 * }
 * }</pre>
 *
 * <p>Each test has a world of its own that starts before its {@code @BeforeEach} methods. All is deterministic: the same description
 * and seed give the same run in every JVM. When a test fails, the seed and how to replay are printed to standard error; the
 * configuration parameter or system property {@value #SEED_PARAMETER} sets another seed than the description's. Tests may run in
 * parallel if each has an instance of its own, which is what a field that is not static gives them.
 *
 * <p>{@link Simulate} is a shorter form for clusters that annotations can describe. Methods of one instance are for one thread.
 */
public final class SimulatedCluster implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {
    /** Name of the configuration parameter or system property that replaces the seed of every cluster. */
    public static final String SEED_PARAMETER = "drs.sim.seed";

    private final ClusterDescription description;
    private final long seed;
    private @Nullable ClusterRun run;

    SimulatedCluster(ClusterDescription description, long seed) {
        this.description = description;
        this.seed = seed;
    }

    /** Starts the description of a cluster of so many equal hosts, named {@code h1}, {@code h2} …. */
    public static SimulatedClusterBuilder hosts(int count, Bytes memory, Millicores cpu) {
        return new SimulatedClusterBuilder().hosts(count, memory, cpu);
    }

    /** Starts the description of a cluster that has no hosts yet. */
    public static SimulatedClusterBuilder builder() {
        return new SimulatedClusterBuilder();
    }

    /**
     * Starts the test's world.
     *
     * @throws IllegalStateException if another test still uses this instance
     */
    @Override
    public void beforeEach(ExtensionContext context) {
        start(seed(context));
    }

    private synchronized void start(long withSeed) {
        if (run != null) {
            throw new IllegalStateException(
                    "two tests use one SimulatedCluster at once; make its field non-static, so that each has its own");
        }
        run = new ClusterRun(description, withSeed);
    }

    private long seed(ExtensionContext context) {
        Optional<String> other = context.getConfigurationParameter(SEED_PARAMETER);
        try {
            return other.map(Long::parseLong).orElse(seed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    SEED_PARAMETER + " must be a whole number from -2^63 to 2^63 - 1, got '" + other.orElse("") + "'",
                    e);
        }
    }

    /** Prints how to replay, if the test has failed. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println(context.getDisplayName() + " failed: " + replayHint());
        }
    }

    /** Ends the test's world. */
    @Override
    public synchronized void afterEach(ExtensionContext context) {
        if (run != null) {
            run.close();
            run = null;
        }
    }

    /** Returns the seed, how to use it again, and in how far two runs can be told to be the same. */
    public String replayHint() {
        var current = run();
        var hint = new StringBuilder("simulated cluster with seed ")
                .append(current.seed())
                .append(" after ")
                .append(current.elapsed())
                .append(" of virtual time, world hash ")
                .append(Long.toHexString(current.world().eventHash()))
                .append("; replay with -D")
                .append(SEED_PARAMETER)
                .append('=')
                .append(current.seed())
                .append(" or .seed(")
                .append(current.seed())
                .append(')');
        description
                .faults()
                .ifPresent(faults -> hint.append(" and .faults(FaultPlan.parse(\"")
                        .append(faults)
                        .append("\"))"));
        return hint.toString();
    }

    /**
     * Lets virtual time pass: guests work, the engine runs its turns.
     *
     * @throws AssertionError if what {@link #always} promised did not hold
     */
    public void advance(Duration time) {
        run().advance(time);
        run().log().takeBroken().ifPresent(this::fail);
    }

    /**
     * Lets virtual time pass until the condition holds, looking once a second.
     *
     * @throws AssertionError if it does not hold within this time, or what {@link #always} promised did not hold
     */
    public void advanceUntil(BooleanSupplier condition, Duration atMost) {
        Duration end = run().elapsed().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (run().elapsed().compareTo(end) >= 0) {
                throw failure("the condition did not come to hold within " + atMost);
            }
            advance(Duration.ofSeconds(1));
        }
    }

    /** Promises that something holds after every turn from now on; {@link #advance} fails where it does not. */
    public void always(String what, Predicate<SimulatedCluster> holds) {
        run().log().promise(what, () -> holds.test(this));
    }

    /** Returns assertions on how things are now; each fails with what is wrong and how to replay. */
    public ClusterAssertions assertThat() {
        return new ClusterAssertions(this);
    }

    /** Returns how much virtual time has passed. */
    public Duration elapsed() {
        return run().elapsed();
    }

    /**
     * Returns the host that a guest runs on; while it migrates, the source.
     *
     * @throws IllegalArgumentException if it runs nowhere
     */
    public HostId hostOf(String guest) {
        return vm(guest).host();
    }

    /** Returns where each guest runs, in id order. */
    public SortedMap<VmId, HostId> placement() {
        var placement = new TreeMap<VmId, HostId>();
        for (HostTruth host : run().world().truth().hosts()) {
            host.vms().forEach(vm -> placement.put(vm.id(), host.id()));
        }
        return Collections.unmodifiableSortedMap(placement);
    }

    /** Returns the memory that a guest holds now, its balloon taken off. */
    public Bytes memory(String guest) {
        return vm(guest).actual();
    }

    /**
     * Returns for how long a guest's service level was broken: less CPU than it wanted, or time lost to swap although it was
     * entitled to more memory under sharing by size. Spells of less than a few seconds do not count.
     */
    public Duration slaBroken(String guest) {
        return run().violated(new VmId(guest));
    }

    /** Returns how many processes the OOM killers of all guests took. */
    public int oomKills() {
        return run().log().kills().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many processes the OOM killer of a guest took. */
    public int oomKills(String guest) {
        return run().log().kills(new VmId(guest));
    }

    /** Returns the migrations that arrived, oldest first. */
    public List<PastMigration> migrations() {
        return run().log().migrations();
    }

    /** Returns how often each code was the reason for something, from all turns, in name order. */
    public SortedMap<String, Long> reasons() {
        return run().log().reasons();
    }

    /** Returns how often a filter of this name kept a VM from a host. */
    public long refusals(String filter) {
        return run().log().refusals(filter);
    }

    /** Returns how much was wrong with the plans that were made, by the independent checker. */
    public long planViolations() {
        return run().log().planViolations();
    }

    /**
     * Returns the record of the newest turn.
     *
     * @throws IllegalStateException if there was none yet
     */
    public TurnReport lastTurn() {
        return run().log()
                .last()
                .orElseThrow(() -> new IllegalStateException("no turn has run; advance the time first"));
    }

    /** Returns the engine, for instance to ask it for a proposal or to change its level. */
    public Drs drs() {
        return run().engine();
    }

    /** Returns the world, for what is really so and for boots, shutdowns and crashes in the middle of a test. */
    public SimWorld world() {
        return run().world();
    }

    VmTruth vm(String guest) {
        return run().world()
                .truth()
                .vm(new VmId(guest))
                .orElseThrow(() -> new IllegalArgumentException("there is no running guest '" + guest + "', only "
                        + placement().keySet()));
    }

    private void fail(String what) {
        throw failure(what);
    }

    AssertionError failure(String what) {
        return new AssertionError(what + "\n" + replayHint());
    }

    private ClusterRun run() {
        if (run == null) {
            throw new IllegalStateException(
                    "the cluster lives only during a test; register it with @RegisterExtension");
        }
        return run;
    }
}
