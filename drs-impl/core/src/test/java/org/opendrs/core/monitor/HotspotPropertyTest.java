package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.monitor.HotHost.host;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;

class HotspotPropertyTest {
    private static final HotspotSettings SETTINGS = HotspotSettings.DEFAULT;
    private static final HostId H1 = new HostId("h1");
    private static final int SAMPLES = 60;

    /** One sample: what the VMs want, and after how many seconds it was taken. */
    private record Load(double cores, double gib, double ready, double seconds) {
        Load raised(double by) {
            return new Load(cores + by, gib + by, ready, seconds);
        }
    }

    private static List<Load> loads(long seed) {
        var random = new SplittableRandom(seed);
        var loads = new ArrayList<Load>();
        double cores = 9;
        double gib = 100;
        double ready = 0.1;
        for (int i = 0; i < SAMPLES; i++) {
            if (random.nextInt(5) == 0) {
                cores = 7 + 4 * random.nextDouble();
                gib = 97 + 8 * random.nextDouble();
                ready = 0.3 * random.nextDouble();
            }
            loads.add(new Load(cores, gib, ready, 1 + random.nextInt(30)));
        }
        return loads;
    }

    private static List<Heat> heats(List<Load> loads, Resource resource) {
        var states = HotspotStates.EMPTY;
        var heats = new ArrayList<Heat>();
        double now = 0;
        for (Load load : loads) {
            now += load.seconds();
            var snapshot = host(load.cores(), load.gib()).ready(load.ready()).snapshot();
            states = HotspotDetector.detect(states, List.of(snapshot), HostFixture.at(now), SETTINGS)
                    .states();
            heats.add(states.heat(H1, resource));
        }
        return heats;
    }

    @Property(tries = 500, seed = "20160601")
    void moreDemandIsNeverLessHot(@ForAll long seed) {
        var random = new SplittableRandom(seed ^ 1);
        var low = loads(seed);
        var high =
                low.stream().map(load -> load.raised(2 * random.nextDouble())).toList();
        for (Resource resource : List.of(Resource.CPU, Resource.MEMORY)) {
            var lowHeats = heats(low, resource);
            var highHeats = heats(high, resource);
            for (int i = 0; i < SAMPLES; i++) {
                assertThat(highHeats.get(i)).isGreaterThanOrEqualTo(lowHeats.get(i));
            }
        }
    }

    @Property(tries = 500, seed = "20160601")
    void nothingIsHotWithFewerThanFourSamplesAbove(@ForAll long seed) {
        var loads = loads(seed);
        var heats = heats(loads, Resource.CPU);
        int above = 0;
        for (int i = 0; i < SAMPLES; i++) {
            above += loads.get(i).cores() >= 9.5 && loads.get(i).ready() >= 0.1 ? 1 : 0;
            if (above < 4) {
                assertThat(heats.get(i)).isNotEqualTo(Heat.HOT);
            }
        }
    }

    @Property(tries = 500, seed = "20160601")
    void noHotspotClosesWithoutSixCalmSamplesBefore(@ForAll long seed) {
        var loads = loads(seed);
        var heats = heats(loads, Resource.CPU);
        for (int i = 1; i < SAMPLES; i++) {
            if (heats.get(i - 1) == Heat.HOT && heats.get(i) != Heat.HOT) {
                assertThat(loads.subList(i - 5, i + 1)).allMatch(l -> l.cores() < 8.5 || l.ready() < 0.05);
            }
        }
    }

    @Property(tries = 500, seed = "20160601")
    void noMemoryHotspotOpensBeforeADeficitLastedAMinute(@ForAll long seed) {
        var loads = loads(seed);
        var heats = heats(loads, Resource.MEMORY);
        double lasted = -1;
        for (int i = 0; i < SAMPLES; i++) {
            boolean missing = loads.get(i).gib() > 100;
            lasted = !missing ? -1 : lasted < 0 ? 0 : lasted + loads.get(i).seconds();
            boolean opens = heats.get(i) == Heat.HOT && (i == 0 || heats.get(i - 1) != Heat.HOT);
            if (opens) {
                assertThat(lasted).isGreaterThanOrEqualTo(60);
            }
        }
    }

    @Property(tries = 100, seed = "20160601")
    void anIdleHostIsNeverHot(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var loads = new ArrayList<Load>();
        for (int i = 0; i < SAMPLES; i++) {
            loads.add(new Load(random.nextDouble(), 10 * random.nextDouble(), random.nextDouble(), random.nextInt(90)));
        }
        assertThat(heats(loads, Resource.CPU)).containsOnly(Heat.NORMAL);
        assertThat(heats(loads, Resource.MEMORY)).containsOnly(Heat.NORMAL);
    }
}
