package org.opendrs.sim.junit;

import java.time.Duration;
import org.opendrs.model.HostId;
import org.opendrs.unit.Bytes;

/**
 * Assertions on a {@link SimulatedCluster} as it is now. They need no assertion library; every method returns this object, or
 * throws an {@link AssertionError} that says what is wrong and how to replay. Guests and hosts are given by name.
 */
public final class ClusterAssertions {
    private final SimulatedCluster cluster;

    ClusterAssertions(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    /** Expects the guest to run on this host. */
    public ClusterAssertions runsOn(String guest, String host) {
        HostId actual = cluster.hostOf(guest);
        return expect(actual.equals(new HostId(host)), guest + " should run on " + host + ", but runs on " + actual);
    }

    /** Expects two guests to run on different hosts. */
    public ClusterAssertions apart(String one, String other) {
        return expect(
                !cluster.hostOf(one).equals(cluster.hostOf(other)),
                one + " and " + other + " should run apart, but both run on " + cluster.hostOf(one));
    }

    /** Expects two guests to run on one host. */
    public ClusterAssertions together(String one, String other) {
        return expect(
                cluster.hostOf(one).equals(cluster.hostOf(other)),
                one + " and " + other + " should run together, but run on " + cluster.hostOf(one) + " and "
                        + cluster.hostOf(other));
    }

    /** Expects the guest to hold at least this much memory. */
    public ClusterAssertions holdsAtLeast(String guest, Bytes memory) {
        Bytes held = cluster.memory(guest);
        return expect(held.compareTo(memory) >= 0, guest + " should hold at least " + memory + ", but holds " + held);
    }

    /** Expects the guest to hold at most this much memory. */
    public ClusterAssertions holdsAtMost(String guest, Bytes memory) {
        Bytes held = cluster.memory(guest);
        return expect(held.compareTo(memory) <= 0, guest + " should hold at most " + memory + ", but holds " + held);
    }

    /** Expects the service level of the guest to have been broken for at most this long. */
    public ClusterAssertions slaBrokenAtMost(String guest, Duration time) {
        Duration broken = cluster.slaBroken(guest);
        return expect(
                broken.compareTo(time) <= 0,
                "the service level of " + guest + " should be broken for at most " + time + ", but was for " + broken);
    }

    /** Expects the guests' OOM killers to have taken exactly so many processes. */
    public ClusterAssertions oomKills(int count) {
        int kills = cluster.oomKills();
        return expect(kills == count, "OOM killers should have taken " + count + " processes, but took " + kills);
    }

    /** Expects exactly so many migrations to have arrived. */
    public ClusterAssertions migrations(int count) {
        return expect(
                cluster.migrations().size() == count,
                "there should be " + count + " migrations, but there were " + cluster.migrations());
    }

    /** Expects at most so many migrations to have arrived. */
    public ClusterAssertions migrationsAtMost(int count) {
        return expect(
                cluster.migrations().size() <= count,
                "there should be at most " + count + " migrations, but there were " + cluster.migrations());
    }

    /** Expects this code to have been the reason for something in some turn. */
    public ClusterAssertions reason(String code) {
        return expect(
                cluster.reasons().containsKey(code),
                "something should have the reason " + code + ", but there were only "
                        + cluster.reasons().keySet());
    }

    /** Expects this code never to have been the reason for anything. */
    public ClusterAssertions noReason(String code) {
        long times = cluster.reasons().getOrDefault(code, 0L);
        return expect(times == 0, "nothing should have the reason " + code + ", but it was given " + times + " times");
    }

    /** Expects the filter of this name to have kept a VM from a host at least once. */
    public ClusterAssertions refusedBy(String filter) {
        return expect(
                cluster.refusals(filter) > 0, "the filter " + filter + " should have refused something, but did not");
    }

    /** Expects the independent checker to have found nothing wrong with any plan. */
    public ClusterAssertions plansSound() {
        return expect(
                cluster.planViolations() == 0,
                "all plans should be sound, but " + cluster.planViolations() + " things were wrong with them");
    }

    private ClusterAssertions expect(boolean holds, String what) {
        if (!holds) {
            throw cluster.failure(what);
        }
        return this;
    }
}
