package org.opendrs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A rule that cannot fail proves nothing: each one is seen to fail on code, compiled here, that breaks it. */
class PlantedViolationsTest {
    private static final String USES_THE_SIMULATOR = "org.opendrs.sim.time.SimTime time;";

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> everyRuleFailsOnCodeThatBreaksIt() {
        return planted().entrySet().stream()
                .map(plant -> DynamicTest.dynamicTest(plant.getKey(), () -> {
                    ArchRule rule =
                            Objects.requireNonNull(ArchitectureTest.rules().get(plant.getKey()));
                    JavaClasses classes = compile(plant.getKey(), plant.getValue());
                    assertThat(rule.evaluate(classes).hasViolation()).isTrue();
                }));
    }

    @Test
    void thereIsAPlantedViolationForEveryRule() {
        assertThat(planted().keySet()).isEqualTo(ArchitectureTest.rules().keySet());
    }

    private static Map<String, List<Plant>> planted() {
        var plants = new TreeMap<String, List<Plant>>();
        plants.put("core is pure", List.of(new Plant("core.planted", "long now = System.nanoTime();")));
        plants.put("core knows only the API", List.of(new Plant("core.planted", USES_THE_SIMULATOR)));
        plants.put(
                "decisions know no words",
                List.of(new Plant("core.planted", "org.opendrs.core.words.ReasonWords words;")));
        plants.put(
                "no hash order", List.of(new Plant("core.planted", "Object names = java.util.Set.of(\"a\", \"b\");")));
        plants.put("no platform math", List.of(new Plant("sim.world", "double e = Math.exp(Math.abs(1));")));
        plants.put("time has one source", List.of(new Plant("engine", "Object now = java.time.Instant.now();")));
        plants.put(
                "nothing sleeps",
                List.of(new Plant("engine", "void nap() throws InterruptedException { Thread.sleep(1); }")));
        plants.put("production knows no simulator", List.of(new Plant("engine", USES_THE_SIMULATOR)));
        plants.put("world knows only the API", List.of(new Plant("sim.world", "org.opendrs.store.MemoryStore store;")));
        plants.put("engine dependencies", List.of(new Plant("engine", USES_THE_SIMULATOR)));
        plants.put("cluster dependencies", List.of(new Plant("cluster", USES_THE_SIMULATOR)));
        plants.put("store dependencies", List.of(new Plant("store", USES_THE_SIMULATOR)));
        plants.put("json dependencies", List.of(new Plant("json", USES_THE_SIMULATOR)));
        plants.put("config dependencies", List.of(new Plant("config", USES_THE_SIMULATOR)));
        plants.put("libvirt dependencies", List.of(new Plant("libvirt", "org.opendrs.store.MemoryStore store;")));
        plants.put("agent dependencies", List.of(new Plant("agent", "org.opendrs.store.MemoryStore store;")));
        plants.put("one package sees libvirt", List.of(new Plant("engine", "com.sun.jna.Pointer pointer;")));
        plants.put("no domain objects of libvirt-java", List.of(new Plant("libvirt", "org.libvirt.Domain domain;")));
        plants.put(
                "no cycles",
                List.of(
                        new Plant("planted.one", "org.opendrs.planted.two.Planted other;"),
                        new Plant("planted.two", "org.opendrs.planted.one.Planted other;")));
        for (String api : Rules.apiTable().keySet()) {
            plants.put("api package " + api, List.of(new Plant(api, USES_THE_SIMULATOR)));
        }
        return plants;
    }

    private static JavaClasses compile(String name, List<Plant> plants) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name.replace(' ', '-')));
        var arguments = new ArrayList<>(
                List.of("-proc:none", "-d", home.toString(), "-cp", System.getProperty("java.class.path")));
        for (Plant plant : plants) {
            Path source = home.resolve(plant.home()).resolve("Planted.java");
            Files.createDirectories(source.getParent());
            Files.writeString(
                    source,
                    "package org.opendrs." + plant.home() + "; public class Planted { public " + plant.body() + " }");
            arguments.add(source.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).as("planted code of '" + name + "' compiles").isZero();
        return new ClassFileImporter().importPath(home);
    }

    /** A class with one offending member. */
    private record Plant(String home, String body) {}
}
