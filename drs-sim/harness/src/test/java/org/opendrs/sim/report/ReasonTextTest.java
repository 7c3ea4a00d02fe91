package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendrs.cluster.RoomAnswer;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.core.monitor.MonitorReasons;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.engine.EngineReasons;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.sim.rival.ThesisReasons;

class ReasonTextTest {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+");

    /** Every code that the project can give, with all inputs that any sentence might ask for. */
    static Stream<String> codes() throws IllegalAccessException {
        var codes = new ArrayList<String>();
        for (Class<?> reasons : List.of(
                BalloonReasons.class,
                PlanReasons.class,
                EngineReasons.class,
                MonitorReasons.class,
                ThesisReasons.class,
                RoomAnswer.class)) {
            for (Field field : reasons.getDeclaredFields()) {
                if (field.getType() == String.class && field.trySetAccessible()) {
                    codes.add((String) field.get(null));
                }
            }
        }
        return codes.stream().filter(code -> CODE.matcher(code).matches());
    }

    @Test
    void theCodesAreFound() throws IllegalAccessException {
        assertThat(codes()).hasSizeGreaterThan(120).contains("SHRINK_TO_SHARE", "THESIS_GIVE", "NO_ROOM", "RELIEVES_");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasASentence(String code) {
        String full = code.endsWith("_") ? code + "MEMORY" : code;
        String words = ReasonTexts.sentences(code).toString();

        assertThat(words).as(code).isNotEqualTo("[]");
        var inputs = Pattern.compile("\\{(\\w+)}")
                .matcher(ReasonTexts.sentences(code).get(0))
                .results()
                .map(place -> new Input(place.group(1), 5))
                .distinct()
                .toArray(Input[]::new);
        assertThat(ReasonText.of(Reason.of(full, inputs)).sentence())
                .isNotEmpty()
                .doesNotContain("{", "}");
    }

    @Test
    void figuresHaveUnitsForPeople() {
        var text = ReasonText.of(Reason.of(
                BalloonReasons.SHRINK_TO_SHARE,
                new Input("current", 4294967296L),
                new Input("held", 4294967296L),
                new Input("share", 2285042793L),
                new Input("floor", 0),
                new Input("maxStep", 1073741824),
                new Input("needed", 67108864)));

        assertThat(text.sentence())
                .isEqualTo("it holds 4 GiB and its share is 2.13 GiB; 64 MiB are wanted from all guests together");
        assertThat(text.figures())
                .isEqualTo("SHRINK_TO_SHARE(current=4 GiB, held=4 GiB, share=2.13 GiB, floor=0 B, maxStep=1 GiB,"
                        + " needed=64 MiB)");
    }

    @Test
    void theResourceInTheCodeGivesTheUnit() {
        var memory = relieves("RELIEVES_MEMORY", 3221225472L);
        var cpu = relieves("RELIEVES_CPU", 2500);

        assertThat(memory.sentence()).endsWith("the move takes 3 GiB away");
        assertThat(cpu.sentence()).endsWith("the move takes 2.5 cores away");
    }

    @Test
    void twoCodesOfTheSameNameAreToldApartByTheirInputs() {
        var plan = ReasonText.of(Reason.of("RELIEVED", new Input("hosts", 1), new Input("moves", 2)));
        var balloon = ReasonText.of(Reason.of(
                "RELIEVED",
                new Input("distressed", 3),
                new Input("wanted", 2048),
                new Input("granted", 1024),
                new Input("reclaimed", 0)));

        assertThat(plan.sentence()).startsWith("hot hosts: 1;").endsWith("moves: 2");
        assertThat(balloon.sentence()).isEqualTo("guests in distress: 3; they are given 1 KiB of 2 KiB");
    }

    @Test
    void aCodeOfSomebodysOwnIsToldAsItIs() {
        var text = ReasonText.of(Reason.of("LICENCE_ELSEWHERE", new Input("seats", 4096)));

        assertThat(text.sentence()).isEmpty();
        assertThat(text.inOneLine()).isEqualTo("LICENCE_ELSEWHERE(seats=4096)");
    }

    private static ReasonText relieves(String code, long relief) {
        return ReasonText.of(
                Reason.of(code, new Input("used", 9), new Input("target", 8), new Input("relief", relief)));
    }
}
