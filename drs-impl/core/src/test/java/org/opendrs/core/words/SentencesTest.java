package org.opendrs.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendrs.balloon.GuestScope;
import org.opendrs.cluster.RoomAnswer;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.core.monitor.MonitorReasons;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.engine.EngineReasons;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.monitor.Hotspot;

/** The file of sentences has one for every code that the library gives, and none for a code that it does not. */
class SentencesTest {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** All classes of the library that are called so, and two that have a few codes of their own. */
    static List<Class<?>> reasonClasses() throws Exception {
        var home = Path.of(BalloonReasons.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var found = new ArrayList<Class<?>>(List.of(RoomAnswer.class, Hotspot.class));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Reasons.class"))
                    .sorted()
                    .toList()) {
                String name = home.relativize(file).toString().replace(".class", "");
                found.add(Class.forName(name.replace('/', '.').replace('\\', '.')));
            }
        }
        return found;
    }

    static Set<String> codes() throws Exception {
        // These stand where they are given: by a method that policies need not override, and before the first turn.
        var codes = new TreeSet<>(List.of("NO_FAST_PATH", "NO_TURN_YET"));
        for (Class<?> reasons : reasonClasses()) {
            for (Field field : reasons.getDeclaredFields()) {
                if (field.getType() == String.class && field.trySetAccessible()) {
                    codes.add((String) field.get(null));
                }
            }
        }
        // A hold for a guest's scope is named after it; every scope that is held has a sentence of its own.
        for (GuestScope scope : GuestScope.values()) {
            if (scope != GuestScope.MANAGED) {
                codes.add(BalloonReasons.SCOPE_PREFIX + scope);
            }
        }
        codes.removeIf(code -> !CODE.matcher(code).matches());
        return codes;
    }

    @Test
    void theCodesAreFound() throws Exception {
        assertThat(reasonClasses())
                .contains(BalloonReasons.class, PlanReasons.class, EngineReasons.class, MonitorReasons.class);
        assertThat(codes()).hasSizeGreaterThan(120).contains("SHRINK_TO_SHARE", "NO_ROOM", "RELIEVES_");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasASentence(String code) {
        List<String> texts = Sentences.standard().texts(code);
        assertThat(texts).as(code).isNotEmpty();
        for (String text : texts) {
            var inputs = PLACE.matcher(text)
                    .results()
                    .map(place -> place.group(1))
                    .filter(name -> !name.equals("resource"))
                    .distinct()
                    .map(name -> new Input(name, 5))
                    .toArray(Input[]::new);
            var words = ReasonWords.of(Reason.of(code.endsWith("_") ? code + "MEMORY" : code, inputs));
            assertThat(words.isKnown()).as(code).isTrue();
            assertThat(words.sentence()).doesNotContain("{", "}").doesNotEndWith(".");
        }
    }

    @Test
    void noSentenceIsForACodeThatDoesNotExist() throws Exception {
        var others = OwnSentences.text()
                .lines()
                .filter(line -> CODE.matcher(line.split(" \\|", 2)[0]).matches())
                .map(line -> line.split(" \\|", 2)[0])
                .toList();
        assertThat(codes()).containsAll(others);
    }
}
