package org.opendrs.sim.fault;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.spi.Cancellable;

/** Carries out a plan's lasting faults on a world: each is begun and ended at its time. */
public final class FaultSchedule {
    private final FaultSite site;
    private final FaultTarget target;
    private final List<Occurrence> occurrences = new ArrayList<>();

    private FaultSchedule(FaultSite site, FaultTarget target) {
        this.site = site;
        this.target = target;
    }

    /** Schedules every lasting fault of the site's plan. Faults of the store happen in {@link FaultyStore} instead. */
    public static FaultSchedule install(FaultSite site, FaultTarget target) {
        var schedule = new FaultSchedule(site, target);
        for (Intervention intervention : site.plan().interventions()) {
            if (intervention.fault() != FaultClass.STORE_AWAY) {
                schedule.occurrences.add(schedule.new Occurrence(intervention));
            }
        }
        return schedule;
    }

    /** Ends all faults that are under way and lets no further one begin, so that recovery can be watched. */
    public void stop() {
        occurrences.forEach(Occurrence::stop);
    }

    private void begin(Intervention intervention) {
        if (intervention instanceof Intervention.HostDown down) {
            target.crash(down.host());
        } else if (intervention instanceof Intervention.GuestPaused paused) {
            target.pause(paused.vm());
        } else if (intervention instanceof Intervention.StatsFrozen frozen) {
            target.freezeStats(frozen.vm(), true);
        } else if (intervention instanceof Intervention.StatsLying lying) {
            target.distortStats(lying.vm(), lying.lie());
        } else if (intervention instanceof Intervention.ForeignSetmem setmem) {
            target.setMemory(setmem.vm(), setmem.percent());
        }
    }

    private void end(Intervention intervention) {
        if (intervention instanceof Intervention.HostDown down) {
            target.restart(down.host());
        } else if (intervention instanceof Intervention.GuestPaused paused) {
            target.resume(paused.vm());
        } else if (intervention instanceof Intervention.StatsFrozen frozen) {
            target.freezeStats(frozen.vm(), false);
        } else if (intervention instanceof Intervention.StatsLying lying) {
            target.distortStats(lying.vm(), StatsDistortion.NONE);
        } else if (intervention instanceof Intervention.ForeignSetmem setmem) {
            target.setMemory(setmem.vm(), Intervention.WHOLE);
        }
    }

    /** One lasting fault: waiting, then under way, then over. */
    private final class Occurrence {
        private final Intervention what;
        private Cancellable next;
        private boolean underWay;

        Occurrence(Intervention what) {
            this.what = what;
            this.next = site.at(site.instant(what.from()), this::start);
        }

        private void start() {
            underWay = true;
            next = site.at(site.instant(what.until()), this::finish);
            site.tell(what.fault(), what.target(), "begins: " + what);
            begin(what);
        }

        private void finish() {
            underWay = false;
            site.tell(what.fault(), what.target(), "ends: " + what);
            end(what);
        }

        void stop() {
            next.cancel();
            if (underWay) {
                finish();
            }
        }
    }
}
