package org.opendrs.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.workload.Workloads;

/** A cluster that a test describes in a few lines does what the description says, for each test anew. */
class SimulatedClusterTest {
    private static final Duration JUMP = Duration.ofMinutes(10);

    @RegisterExtension
    final SimulatedCluster cluster = SimulatedCluster.hosts(3, gib(16), cores(8))
            .guest(
                    "db1",
                    g -> g.on("h1")
                            .memory(gib(8))
                            .vcpus(4)
                            .workload(Workloads.constant(1, gib(3)).jump(JUMP, 1, gib(7))))
            .guest("web1", g -> g.on("h1").memory(gib(8)).vcpus(2).uses(0.5, gib(6)))
            .guest("web2", g -> g.on("h1").memory(gib(4)).vcpus(2).uses(0.5, gib(3)))
            .guest("idle", g -> g.on("h2").memory(gib(4)))
            .filter(new Never("h3"))
            .build();

    @Test
    void aHotHostIsRelievedWhereTheUsersFilterAllowsIt() {
        cluster.always("nothing runs on h3", c -> !c.placement().containsValue(new HostId("h3")));
        cluster.advance(Duration.ofHours(1));

        cluster.assertThat().refusedBy("never-h3").plansSound().oomKills(0).runsOn("idle", "h2");
        assertThat(cluster.migrations()).isNotEmpty().allMatch(move -> move.to().equals(new HostId("h2")));
        assertThat(cluster.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    /** What the examples of the documentation claim. */
    @Test
    void aDayEndsWithFewMovesAndNoHarm() {
        cluster.advance(Duration.ofHours(24));

        cluster.assertThat()
                .oomKills(0)
                .plansSound()
                .slaBrokenAtMost("db1", Duration.ofMinutes(5))
                .migrationsAtMost(2);
    }

    @Test
    void eachTestHasAWorldThatStartsAtTheBeginning() {
        assertThat(cluster.elapsed()).isZero();
        assertThat(cluster.migrations()).isEmpty();
        assertThat(cluster.placement()).containsEntry(new VmId("db1"), new HostId("h1"));
    }

    @Test
    void aPromiseThatBreaksFailsWithTheTurnAndTheSeed() {
        cluster.always(
                "all stay on h1",
                c -> c.hostOf("db1").equals(c.hostOf("web1")) && c.migrations().isEmpty());

        assertThatThrownBy(() -> cluster.advance(Duration.ofHours(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'all stay on h1' did not hold after PT")
                .hasMessageContaining("-Ddrs.sim.seed=0");
    }

    @Test
    void aFailedAssertionSaysWhatIsSoAndHowToReplay() {
        assertThatThrownBy(() -> cluster.assertThat().runsOn("idle", "h1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("idle should run on h1, but runs on h2")
                .hasMessageContaining("seed 0 after PT0S");
        assertThatThrownBy(() -> cluster.hostOf("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no running guest 'nobody', only [db1, idle, web1, web2]");
    }

    @Test
    void timePassesUntilAConditionHoldsOrTooMuchHasPassed() {
        cluster.advanceUntil(() -> !cluster.migrations().isEmpty(), Duration.ofHours(1));
        assertThat(cluster.elapsed()).isBetween(JUMP, Duration.ofHours(1));

        assertThatThrownBy(() -> cluster.advanceUntil(() -> false, Duration.ofMinutes(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("within PT1M");
    }

    @Test
    void reasonsOfAllTurnsAreCounted() {
        cluster.advance(Duration.ofHours(1));

        assertThat(cluster.reasons())
                .isNotEmpty()
                .allSatisfy((code, count) -> assertThat(count).isPositive());
        cluster.assertThat().reason(cluster.reasons().firstKey()).noReason("NO_SUCH_REASON");
        assertThat(cluster.lastTurn().number()).isGreaterThan(300);
    }

    @Test
    void twoRunsOfOneDescriptionAreTheSame() {
        assertThat(hash(7)).isEqualTo(hash(7));
    }

    private static long hash(long seed) {
        var loops = SimulatedCluster.hosts(1, gib(8), cores(4))
                .guest("a", g -> g.memory(gib(4)).vcpus(2).workload(Workloads.jobLoops(2)))
                .guest("b", g -> g.memory(gib(4)).vcpus(2).workload(Workloads.jobLoops(2)))
                .seed(seed);
        try (var run = new ClusterRun(loops.description(), seed)) {
            run.advance(Duration.ofMinutes(30));
            return run.world().eventHash();
        }
    }

    @Test
    void anUnsoundDescriptionIsRefusedWhereItStands() {
        var builder = SimulatedCluster.hosts(1, gib(8), cores(4)).guest("a", g -> g.on("h9"));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guest a shall run on h9, which is no host of this world");
    }

    @Test
    void outsideOfATestThereIsNoCluster() {
        var unregistered = SimulatedCluster.hosts(1, gib(8), cores(4)).build();
        assertThatThrownBy(unregistered::elapsed).isInstanceOf(IllegalStateException.class);
    }

    /** A rule of the user: nothing may go to one host. */
    private record Never(String host) implements PlacementFilter {
        @Override
        public String name() {
            return "never-" + host;
        }

        @Override
        public PreparedFilter prepare(ClusterSnapshot snapshot) {
            return (vm, to, placement) ->
                    to.id().value().equals(host) ? Verdict.reject(Reason.of("NEVER_HERE")) : Verdict.ACCEPT;
        }
    }
}
