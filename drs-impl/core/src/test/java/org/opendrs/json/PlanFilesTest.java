package org.opendrs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.opendrs.json.PlanFile.Asked;
import org.opendrs.json.PlanFile.Balance;
import org.opendrs.json.PlanFile.Effort;
import org.opendrs.json.PlanFile.Figures;
import org.opendrs.json.PlanFile.FilterCount;
import org.opendrs.json.PlanFile.Rejections;
import org.opendrs.json.PlanFile.Step;
import org.opendrs.json.PlanFile.Stuck;
import org.opendrs.json.PlanFile.StuckVm;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

class PlanFilesTest {
    private static final PlanFile FULL = new PlanFile(
            "repair",
            Optional.of("stddev"),
            Optional.of(new Asked(
                    OptionalLong.of(7),
                    new TreeMap<>(Map.of("cpu", 0.8)),
                    OptionalLong.of(3),
                    Optional.of(new BigDecimal("1.5")),
                    OptionalLong.of(100),
                    OptionalLong.of(-4))),
            new Figures(
                    OptionalLong.of(2),
                    OptionalLong.of(3),
                    Optional.of(balance("0.25")),
                    Optional.of(balance("0")),
                    OptionalLong.of(1),
                    Optional.of(new BigDecimal("4")),
                    OptionalLong.of(1),
                    Optional.of(new BigDecimal("41.26")),
                    OptionalLong.of(1),
                    Optional.of(new BigDecimal("3.999999"))),
            List.of(new VmId("v9")),
            new Effort(OptionalLong.of(12), OptionalLong.of(5)),
            List.of("NEEDLESS_MOVE(stage=0 move=0)"),
            List.of(new Step(new VmId("v1"), new HostId("h0"), new HostId("h1"), 0, Optional.of("RELIEVES_CPU"))),
            new Rejections(
                    List.of(new FilterCount("capacity", 4)),
                    List.of(new Stuck(
                            new HostId("h0"),
                            "HOST_STUCK_CPU",
                            List.of(new StuckVm(new VmId("v9"), "NO_DESTINATION"))))));

    @Test
    void whatIsReadEqualsWhatWasWritten() {
        var text = PlanFiles.write(FULL);

        assertThat(PlanFiles.read("test", text)).isEqualTo(FULL);
        assertThat(PlanFiles.write(PlanFiles.read("test", text))).isEqualTo(text);
    }

    @Test
    void aFigureThatDoesNotApplyIsAbsent() {
        var text = PlanFiles.write(PlanFiles.read("test", "{\"mode\":\"repair\",\"plan\":[]}"));

        assertThat(text)
                .doesNotContain("null", "sdCpu", "moves\"", "lowerBound", "objective")
                .contains("\"unplaced\" : [ ]");
    }

    @Test
    void numbersAreWrittenPlain() {
        assertThat(PlanFiles.write(FULL))
                .contains("\"migratedGiB\" : 4,", "\"sdCpu\" : 0.25", "\"makespanSeconds\" : 41.26");
        assertThat(Decimals.of(100.0, 3).toPlainString()).isEqualTo("100");
        assertThat(Decimals.of(2.0 / 3, 6)).isEqualTo(new BigDecimal("0.666667"));
        assertThat(Decimals.floor(new BigDecimal("0.6666669"), 6)).isEqualTo(new BigDecimal("0.666666"));
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        var broken = """
                {"objective": 7, "moves": -1, "after": [], "surprise": 1,
                 "request": {"caps": {"cpu": 1.5}},
                 "plan": [{"vm": "", "from": "a", "to": 3, "stage": -1, "why": "x"}]}
                """;

        assertThatThrownBy(() -> PlanFiles.read("test", broken))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("test:1:1 the field 'mode' is missing")
                .hasMessageContaining("test:1:15 objective: is 7")
                .hasMessageContaining("moves: is -1; valid: a whole number from 0")
                .hasMessageContaining("after: is a list; valid: an object")
                .hasMessageContaining("surprise: is not known")
                .hasMessageContaining("request.caps.cpu: is 1.5; valid: a number from 0 to 1")
                .hasMessageContaining("plan[0].vm: is \"\"; valid: a text that is not blank")
                .hasMessageContaining("plan[0].to: is 3")
                .hasMessageContaining("plan[0].stage: is -1")
                .hasMessageContaining("plan[0].why: is not known");
    }

    private static Balance balance(String ratio) {
        var value = Optional.of(new BigDecimal(ratio));
        return new Balance(value, value, value, Optional.empty(), OptionalLong.of(1));
    }
}
