package org.opendrs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold in the main code of all modules. */
class ArchitectureTest {
    /** The library's own option knows test classes by the folder target/test-classes only, and builds may use another target. */
    private static final ImportOption NO_TESTS = location -> !location.contains("/test-classes/");

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages("org.opendrs");

    static Map<String, ArchRule> rules() {
        var rules = new TreeMap<String, ArchRule>();
        rules.put("core is pure", Rules.CORE_IS_PURE);
        rules.put("core knows only the API", Rules.CORE_KNOWS_ONLY_THE_API);
        rules.put("decisions know no words", Rules.DECISIONS_KNOW_NO_WORDS);
        rules.put("no hash order", Rules.NO_HASH_ORDER);
        rules.put("no platform math", Rules.NO_PLATFORM_MATH);
        rules.put("time has one source", Rules.TIME_HAS_ONE_SOURCE);
        rules.put("nothing sleeps", Rules.NOTHING_SLEEPS);
        rules.put("production knows no simulator", Rules.PRODUCTION_KNOWS_NO_SIMULATOR);
        rules.put("world knows only the API", Rules.WORLD_KNOWS_ONLY_THE_API);
        rules.put("engine dependencies", Rules.ENGINE_DEPENDENCIES);
        rules.put("cluster dependencies", Rules.CLUSTER_DEPENDENCIES);
        rules.put("store dependencies", Rules.STORE_DEPENDENCIES);
        rules.put("json dependencies", Rules.JSON_DEPENDENCIES);
        rules.put("config dependencies", Rules.CONFIG_DEPENDENCIES);
        rules.put("libvirt dependencies", Rules.LIBVIRT_DEPENDENCIES);
        rules.put("agent dependencies", Rules.AGENT_DEPENDENCIES);
        rules.put("one package sees libvirt", Rules.ONE_PACKAGE_SEES_LIBVIRT);
        rules.put("no domain objects of libvirt-java", Rules.NO_DOMAIN_OBJECTS);
        rules.put("no cycles", Rules.NO_CYCLES);
        Rules.apiTable().forEach((name, rule) -> rules.put("api package " + name, rule));
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        return rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(MAIN)));
    }

    @Test
    void noPackageIsInTwoModules() {
        var modules = new TreeMap<String, TreeSet<String>>();
        for (var type : MAIN) {
            type.getSource()
                    .ifPresent(source -> modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                            .add(moduleOf(source.getUri().toString())));
        }
        assertThat(modules)
                .allSatisfy((name, homes) -> assertThat(homes).as(name).hasSize(1));
    }

    /** The folder or jar in front of the class's own path. */
    private static String moduleOf(String uri) {
        return uri.substring(0, uri.indexOf("org/opendrs/"));
    }
}
