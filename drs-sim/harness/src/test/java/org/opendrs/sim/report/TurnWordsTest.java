package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.sim.rival.ThesisReasons;

class TurnWordsTest {
    private static final Pattern CODE = Pattern.compile("THESIS_[A-Z_]+");

    static List<String> codes() throws IllegalAccessException {
        var codes = new ArrayList<String>();
        for (var field : ThesisReasons.class.getDeclaredFields()) {
            if (field.getType() == String.class && field.trySetAccessible()) {
                codes.add((String) field.get(null));
            }
        }
        return codes.stream().filter(code -> CODE.matcher(code).matches()).toList();
    }

    @Test
    void theCodesAreFound() throws IllegalAccessException {
        assertThat(codes()).contains("THESIS_GIVE", "THESIS_OVERLOAD");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeOfTheThesisHasASentence(String code) {
        var inputs = List.of("need", "idle", "amount", "soft").stream()
                .map(name -> new Input(name, 5))
                .toArray(Input[]::new);

        assertThat(TurnWords.of(Reason.of(code, inputs)).isKnown()).as(code).isTrue();
    }

    @Test
    void theLibrarysOwnSentencesAreThereToo() {
        assertThat(TurnWords.of(Reason.of("NO_DISTRESS")).sentence()).isEqualTo("no guest is in distress");
    }
}
