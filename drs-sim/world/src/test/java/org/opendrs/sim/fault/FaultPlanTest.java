package org.opendrs.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

class FaultPlanTest {
    private static final List<HostId> HOSTS = List.of(new HostId("host-a"), new HostId("host b, main"));
    private static final List<VmId> VMS = List.of(new VmId("vm-1"), new VmId("vm-2"), new VmId("vm=3@x"));
    private static final Duration LENGTH = Duration.ofHours(2);

    @Property(tries = 100, seed = "2016")
    void theSameSeedGivesTheSamePlan(@ForAll long seed) {
        assertThat(draw(seed)).isEqualTo(draw(seed));
    }

    @Property(tries = 100, seed = "2016")
    void theOrderOfHostsAndGuestsDoesNotMatter(@ForAll long seed) {
        var turned = FaultPlan.draw(
                seed, List.of(HOSTS.get(1), HOSTS.get(0)), List.of(VMS.get(2), VMS.get(0), VMS.get(1)), LENGTH);
        assertThat(turned).isEqualTo(draw(seed));
    }

    @Test
    void aDrawnPlanStaysWhatItWas() {
        // Seeds of failures that were found must go on to mean the same run.
        assertThat(FaultPlan.draw(7, HOSTS.subList(0, 1), VMS.subList(0, 1), Duration.ofMinutes(10)))
                .hasToString("seed=7 length=PT10M LATE_COMMAND=0.14182104898035508"
                        + " DOUBLED_COMMAND=0.2701623857216989 ERROR_AFTER_EFFECT=0.010049998469898049"
                        + " LATE_SAMPLE=0.18814000644872228 LOST_SAMPLE=0.13366268009357682"
                        + " FROZEN_STATS=3.3272523503041365 LYING_STATS=4.447316336463157"
                        + " MIGRATION_FAILS=0.0100026423418361 MIGRATION_OUTCOME_UNKNOWN=0.021176543850383464"
                        + " FROZEN_STATS@vm-1,PT3M35.611358175S,PT5M5.157338325S"
                        + " LYING_STATS@vm-1,PT7M28.882067849S,PT8M46.702841878S,COUNTERS_BACKWARDS");
    }

    @Test
    void eachClassIsOnInAboutHalfOfAllRuns() {
        var runs = new EnumMap<FaultClass, Integer>(FaultClass.class);
        for (long seed = 0; seed < 400; seed++) {
            draw(seed).intensities().keySet().forEach(fault -> runs.merge(fault, 1, Integer::sum));
        }
        assertThat(runs).hasSize(FaultClass.values().length);
        assertThat(runs.values()).allSatisfy(count -> assertThat(count).isBetween(150, 250));
    }

    @Property(tries = 200, seed = "2016")
    void lastingFaultsEndWithinThePlanAndNeverOverlapOnOneTarget(@ForAll long seed) {
        List<Intervention> all = draw(seed).interventions();
        assertThat(all).allSatisfy(i -> assertThat(i.until()).isLessThanOrEqualTo(LENGTH));
        for (Intervention one : all) {
            assertThat(all)
                    .noneMatch(other -> other != one
                            && other.fault() == one.fault()
                            && (one.fault() == FaultClass.HOST_CRASH
                                    || other.target().equals(one.target()))
                            && other.from().compareTo(one.until()) <= 0
                            && one.from().compareTo(other.until()) <= 0);
        }
    }

    @Property(tries = 200, seed = "2016")
    void aClassThatLastsAndIsOnHasAFault(@ForAll long seed) {
        FaultPlan plan = draw(seed);
        plan.intensities().keySet().stream()
                .filter(fault -> !fault.strikesCalls())
                .forEach(fault -> assertThat(plan.interventions()).anyMatch(i -> i.fault() == fault));
    }

    @Property(tries = 200, seed = "2016")
    void switchingOneClassOffLeavesTheOthersAsTheyWere(@ForAll long seed, @ForAll FaultClass off) {
        FaultPlan plan = draw(seed);
        FaultPlan less = plan.without(off);
        assertThat(less.intensity(off)).isZero();
        assertThat(less.interventions()).noneMatch(i -> i.fault() == off);
        var rest = new TreeMap<>(plan.intensities());
        rest.remove(off);
        assertThat(less.intensities()).isEqualTo(rest);
        assertThat(plan.interventions()).filteredOn(i -> i.fault() != off).isEqualTo(less.interventions());
    }

    @Property(tries = 200, seed = "2016")
    void thePrintedLineIsReadBackAsTheSamePlan(@ForAll long seed) {
        FaultPlan plan = draw(seed);
        assertThat(plan.toString()).doesNotContain("\n");
        assertThat(FaultPlan.parse(plan.toString())).isEqualTo(plan);
    }

    @Test
    void aWorldWithoutHostsAndGuestsHasNoFaultsThere() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(FaultPlan.draw(seed, List.of(), List.of(), LENGTH).interventions())
                    .allMatch(i -> i.fault() == FaultClass.STORE_AWAY);
        }
    }

    @Test
    void aLineThatIsNoPlanIsRefusedWithAnExample() {
        assertThatThrownBy(() -> FaultPlan.parse("seed=x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seed=x")
                .hasMessageContaining("expected 'seed=7");
        assertThatThrownBy(() -> FaultPlan.parse("seed=1 length=PT1H HOST_CRASH@a,PT5M"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultPlan.parse("seed=1 length=soon")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultPlan.parse("seed=1 length=PT1H LOST_SAMPLE@a,PT5M,PT6M"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed=x length=PT1H | 'x' is not a whole number",
                "seed=1 | '' should be length=...",
                "seed=1 length=soon | 'soon' is not a duration such as PT5M",
                "seed=1 length=PT1H LOST_SAMPEL=0.1 | 'LOST_SAMPEL' is not known; valid are [LATE_COMMAND, ",
                "seed=1 length=PT1H LOST_SAMPLE=often | 'often' is not a number",
                "seed=1 length=PT1H LOST_SAMPLE | 'LOST_SAMPLE' is neither a class of fault",
                "seed=1 length=PT1H LOST_SAMPLE@a,PT5M,PT6M | LOST_SAMPLE strikes single calls and does not last",
                "seed=1 length=PT1H HOST_CRASH@a,PT5M | 'HOST_CRASH@a,PT5M' should be HOST_CRASH@target,from,until",
                "seed=1 length=PT1H HOST_CRASH@a,PT5M,then | 'then' is not a duration",
                "seed=1 length=PT1H HOST_CRASH@%zz,PT5M,PT6M | '%zz' is not an encoded id",
                "seed=1 length=PT1H FOREIGN_SETMEM@a,PT5M,PT6M | should be FOREIGN_SETMEM@target,from,until,percent",
                "seed=1 length=PT1H FOREIGN_SETMEM@a,PT5M,PT6M,half | 'half' is not a whole number",
                "seed=1 length=PT1H LYING_STATS@a,PT5M,PT6M,NO | 'NO' is not known; valid are ["
            })
    void whatIsWrongIsSaidInTheWordsOfTheLine(String line, String complaint) {
        assertThatThrownBy(() -> FaultPlan.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("; expected 'seed=7")
                .hasMessageNotContainingAny("For input string", "enum constant", "parsed", "Index", "URLDecoder");
    }

    @Test
    void aChanceAboveOneIsRefused() {
        FaultPlan calm = FaultPlan.calm(1, LENGTH);
        assertThatThrownBy(() -> calm.with(FaultClass.LOST_SAMPLE, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> calm.with(FaultClass.LOST_SAMPLE, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void aFaultBeyondThePlanIsRefused() {
        var late = new Intervention.StoreGone(LENGTH, LENGTH.plusSeconds(1));
        assertThatThrownBy(() -> FaultPlan.calm(1, LENGTH).with(late)).hasMessageContaining("PT2H");
    }

    @Test
    void aFaultThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Intervention.StoreGone(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FaultPlan draw(long seed) {
        return FaultPlan.draw(seed, HOSTS, VMS, LENGTH);
    }
}
