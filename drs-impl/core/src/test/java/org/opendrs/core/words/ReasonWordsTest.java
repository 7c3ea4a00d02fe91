package org.opendrs.core.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

class ReasonWordsTest {
    private static final long GIB = 1L << 30;

    @Test
    void figuresHaveUnitsForPeople() {
        var words = ReasonWords.of(Reason.of(
                BalloonReasons.SHRINK_TO_SHARE,
                new Input("current", 4294967296L),
                new Input("held", 4294967296L),
                new Input("share", 2285042793L),
                new Input("floor", 0),
                new Input("maxStep", 1073741824),
                new Input("needed", 67108864)));

        assertThat(words.sentence())
                .isEqualTo("it holds 4 GiB and its share is 2.13 GiB; 64 MiB must still be taken back on its host");
        assertThat(words.figures())
                .isEqualTo("SHRINK_TO_SHARE(current=4 GiB, held=4 GiB, share=2.13 GiB, floor=0 B, maxStep=1 GiB,"
                        + " needed=64 MiB)");
        assertThat(words.inOneLine()).isEqualTo(words.sentence() + ": " + words.figures());
    }

    @ParameterizedTest
    @CsvSource({
        "RELIEVES_MEMORY, 3221225472, its host uses 9 B of memory, takes 3 GiB away",
        "RELIEVES_CPU, 2500, its host uses 0.009 cores of CPU, takes 2.5 cores away",
        "RELIEVES_LOCAL_DISK, 2500, its host uses 9 of local disk, takes 2500 away"
    })
    void theResourceInTheCodeGivesNameAndUnit(String code, long relief, String beginning, String end) {
        assertThat(relieves(code, 9, 8, relief).sentence())
                .startsWith(beginning)
                .endsWith(end);
    }

    @Test
    void twoCodesOfTheSameNameAreToldApartByTheirInputs() {
        var plan = ReasonWords.of(Reason.of("RELIEVED", new Input("hosts", 1), new Input("moves", 2)));
        var balloon = ReasonWords.of(Reason.of(
                "RELIEVED",
                new Input("distressed", 3),
                new Input("wanted", 2048),
                new Input("granted", 1024),
                new Input("reclaimed", 0)));

        assertThat(plan.sentence()).startsWith("hot hosts: 1;").endsWith("moves: 2");
        assertThat(balloon.sentence()).isEqualTo("guests in distress: 3; they are given 1 KiB of 2 KiB");
    }

    @Test
    void whatIsFreeIsWhatIsLeftOfTheLimit() {
        var words = ReasonWords.of(capacity(60 * GIB, 8 * GIB, 64 * GIB));
        assertThat(words.sentence()).isEqualTo("memory: needs 8 GiB, free 4 GiB: 60 GiB of 64 GiB are used");
        assertThat(words.figures()).doesNotContain("free");
        assertThat(ReasonWords.of(capacity(65 * GIB, GIB, 64 * GIB)).sentence()).contains("free 0 B");
    }

    @Test
    void amountsThatDifferGetMoreDecimalsWhereTheyWouldLookAlike() {
        var words = relieves("RELIEVES_MEMORY", 100 * GIB, 100 * GIB - GIB / 1024, GIB);

        assertThat(words.sentence()).contains("uses 100 GiB of memory and must come down to 99.99902 GiB");
    }

    @Test
    void anAmountThatASentenceDoesNotNameKeepsTheOthersShort() {
        var reason = new Reason(
                "SHRINK_TO_SHARE",
                List.of(
                        new Input("held", 100 * GIB),
                        new Input("current", 100 * GIB - 1),
                        new Input("share", 80 * GIB),
                        new Input("needed", GIB)));

        assertThat(ReasonWords.of(reason).sentence())
                .startsWith("it holds 100 GiB and its share is 80 GiB; 1 GiB must");
        assertThat(ReasonWords.of(reason).figures()).contains("current=100 GiB (107374182399 bytes)");
    }

    @Test
    void amountsThatDifferByNextToNothingGetTheirExactNumber() {
        var words = relieves("RELIEVES_MEMORY", 100 * GIB + 1, 100 * GIB, GIB);

        assertThat(words.sentence())
                .contains("uses 100 GiB (107374182401 bytes) of memory", "come down to 100 GiB (107374182400 bytes)");
        assertThat(words.figures()).contains("used=100 GiB (107374182401 bytes), target=100 GiB (107374182400 bytes)");
    }

    @Test
    void whatIsFreeIsToldApartFromWhatIsNeeded() {
        // Needs a little more than is free: both are 4 GiB.
        assertThat(ReasonWords.of(capacity(60 * GIB, 4 * GIB + 1024 * 1024, 64 * GIB))
                        .sentence())
                .contains("needs 4.00098 GiB, free 4 GiB");
    }

    @Test
    void anInputThatIsMissingLeavesTheFigures() {
        var words = ReasonWords.of(Reason.of("RELIEVES_MEMORY", new Input("used", 9)));
        assertThat(words.isKnown()).isFalse();
        assertThat(words.sentence()).isEqualTo("RELIEVES_MEMORY(used=9)");
    }

    @Test
    void aCodeOfSomebodysOwnIsToldAsItIs() {
        var words = ReasonWords.of(Reason.of("LICENCE_ELSEWHERE", new Input("seats", 4096)));
        assertThat(words.isKnown()).isFalse();
        assertThat(words.code()).isEqualTo("LICENCE_ELSEWHERE");
        assertThat(words.sentence()).isEqualTo("LICENCE_ELSEWHERE(seats=4096)");
        assertThat(words).hasToString("LICENCE_ELSEWHERE(seats=4096)");
    }

    @Test
    void sentencesForCodesOfOnesOwnCanBeAdded() {
        var sentences = Sentences.standard()
                .plus("mine.txt", "# mine\n[bytes] all\nLICENCE_ELSEWHERE | seats:count | {seats} seats, {size} each");
        var reason = Reason.of("LICENCE_ELSEWHERE", new Input("seats", 4096), new Input("size", GIB));

        assertThat(ReasonWords.of(reason, sentences).sentence()).isEqualTo("4096 seats, 1 GiB each");
        assertThat(ReasonWords.of(Reason.of("NO_DISTRESS"), sentences).sentence())
                .isEqualTo("no guest is in distress");
        assertThat(ReasonWords.of(reason).isKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SEAT, is no sentence; valid: CODE | input:unit",
        "NO_SEAT | |, is no sentence",
        "NO_SEAT | wait | none, 'wait' has no unit",
        "NO_SEAT | wait:years | none, 'years' is no unit; valid are [count",
        "[years] all, 'years' is no unit",
        "[years, is no unit"
    })
    void aLineThatIsNoSentenceIsNamed(String line, String complaint) {
        assertThatThrownBy(() -> Sentences.standard().plus("mine.txt", "\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mine.txt:2 ")
                .hasMessageContaining(complaint);
    }

    @Test
    void aWrittenReasonIsUnderstood() {
        Reason reason = capacity(60 * GIB, 8 * GIB, 64 * GIB);

        assertThat(ReasonWords.ofWritten(reason.toString()).inOneLine())
                .isEqualTo(ReasonWords.of(reason).inOneLine());
        assertThat(ReasonWords.ofWritten("NO_DISTRESS").sentence()).isEqualTo("no guest is in distress");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "because",
                "CAPACITY_MEMORY(used=",
                "MOVE_LIMIT(maxMoves=99999999999999999999)",
                "MOVE_LIMIT(maxMoves=5 junk)",
                "({"
            })
    void anyOtherTextIsToldAsItIs(String text) {
        assertThat(ReasonWords.ofWritten(text).inOneLine()).isEqualTo(text);
    }

    @Test
    void noTextIsADash() {
        assertThat(ReasonWords.ofWritten(" ").inOneLine()).isEqualTo("-");
    }

    private static Reason capacity(long used, long claim, long limit) {
        return Reason.of(
                "CAPACITY_MEMORY", new Input("used", used), new Input("claim", claim), new Input("limit", limit));
    }

    private static ReasonWords relieves(String code, long used, long target, long relief) {
        return ReasonWords.of(
                Reason.of(code, new Input("used", used), new Input("target", target), new Input("relief", relief)));
    }
}
