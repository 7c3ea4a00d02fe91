package org.opendrs.sim.fault;

import java.time.Duration;
import org.opendrs.spi.ClusterStateStore;

/**
 * A session that cannot be renewed while the store is away. Its owner takes it for lost after two thirds of its time to live, one
 * third before anybody else may; once lost it stays lost.
 */
final class FaultySession implements ClusterStateStore.Session {
    /** Margin that the owner keeps, as a share of the time to live. */
    private static final int OWNER_MARGIN = 3;

    private final ClusterStateStore.Session inner;
    private final FaultSite site;
    private final Duration ttl;
    private boolean lost;

    FaultySession(ClusterStateStore.Session inner, Duration ttl, FaultSite site) {
        this.inner = inner;
        this.site = site;
        this.ttl = ttl;
        for (Intervention i : site.plan().interventions()) {
            if (i.fault() == FaultClass.STORE_AWAY && site.instant(i.until()) > site.now()) {
                site.at(Math.max(site.now(), site.instant(i.from())), this::storeLost);
            }
        }
    }

    /** From here on nothing is renewed until the store is back. */
    private void storeLost() {
        if (lost) {
            return;
        }
        Duration ownerGivesUp = ttl.minus(ttl.dividedBy(OWNER_MARGIN));
        long back = site.storeAwayUntil().orElse(site.now());
        if (site.now() + ownerGivesUp.toNanos() < back) {
            site.after(ownerGivesUp, () -> lost = true);
        }
        if (site.now() + ttl.toNanos() < back) {
            expireAfter(ttl);
        }
    }

    /** Lets the store forget the session after this time, as it does with one that is not renewed. */
    void expireAfter(Duration time) {
        site.after(time, () -> {
            lost = true;
            inner.close();
        });
    }

    @Override
    public long id() {
        return inner.id();
    }

    @Override
    public boolean alive() {
        return !lost && inner.alive();
    }

    @Override
    public void close() {
        lost = true;
        long back = site.storeAwayUntil().orElse(site.now());
        if (back == site.now()) {
            inner.close();
        } else {
            // The goodbye cannot be sent: the store is told when it is back, or forgets the session by itself.
            long silent = Math.min(back, site.now() + ttl.toNanos());
            site.at(silent, inner::close);
        }
    }
}
