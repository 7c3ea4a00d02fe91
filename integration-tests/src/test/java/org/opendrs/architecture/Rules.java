package org.opendrs.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules, by name. */
final class Rules {
    private static final String ROOT = "org.opendrs.";
    private static final String[] CORE = {ROOT + "core.."};
    private static final String[] DETERMINISTIC = {
        ROOT + "core..",
        ROOT + "sim.time..",
        ROOT + "sim.world..",
        ROOT + "sim.guest..",
        ROOT + "sim.migration..",
        ROOT + "sim.workload..",
        ROOT + "sim.fault..",
        ROOT + "sim.trace..",
        ROOT + "sim.rival..",
        ROOT + "sim.scenario..",
        ROOT + "sim.junit.."
    };

    /** Package, and what it may depend on beside the JDK, JSpecify and itself. */
    private static final Map<String, List<String>> MAY_DEPEND_ON = new TreeMap<>(Map.ofEntries(
            Map.entry("unit", List.of()),
            Map.entry("model", List.of("unit")),
            Map.entry("explain", List.of("model", "unit")),
            Map.entry("monitor", List.of("model", "unit", "explain")),
            Map.entry("balloon", List.of("model", "unit", "explain")),
            Map.entry("migration", List.of("model", "unit", "monitor", "explain")),
            Map.entry("spi", List.of("unit", "model", "explain", "monitor", "balloon", "migration")),
            Map.entry("event", List.of("unit", "model", "balloon", "migration", "explain")),
            Map.entry(
                    "control",
                    List.of("unit", "model", "explain", "monitor", "balloon", "migration", "spi", "event"))));

    private static final List<String> API =
            List.of("unit", "model", "explain", "monitor", "balloon", "migration", "spi", "event", "control");

    private static final Pattern TRANSCENDENTAL =
            Pattern.compile("sin|cos|tan|asin|acos|atan|atan2|exp|expm1|log|log10|log1p|pow|cbrt|sinh|cosh|tanh|hypot");

    private Rules() {}

    static final ArchRule CORE_IS_PURE = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .and()
            // Reads the sentences that lie beside it in its own jar; the rule below keeps decisions from it.
            .doNotHaveFullyQualifiedName(ROOT + "core.words.OwnSentences")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.slf4j..",
                            "java.io..",
                            "java.nio..",
                            "java.net..",
                            "java.util.concurrent..",
                            "java.util.logging..")
                    .or(describe("clocks, threads and randomness without a seed", Rules::readsTheEnvironment)))
            .because("decisions must replay from a snapshot alone");

    static final ArchRule CORE_KNOWS_ONLY_THE_API = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(jdkOr(ROOT + "core..").or(ofApi()))
            .because("decision code has no library beneath it");

    static final ArchRule DECISIONS_KNOW_NO_WORDS = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "core..")
            .and()
            .resideOutsideOfPackage(ROOT + "core.words..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "core.words..")
            .because("decisions are data, and words are made of them by whoever tells them to people");

    static final ArchRule NO_HASH_ORDER = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .accessTargetWhere(describe("has an order that differs between JVMs", Rules::hasHashOrder))
            .because("the same seed must give the same result in every JVM");

    static final ArchRule NO_PLATFORM_MATH = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .accessTargetWhere(describe("is a transcendental function of Math", Rules::isPlatformMath))
            .because("Math's results differ in the last bit between JDKs; StrictMath's do not");

    static final ArchRule TIME_HAS_ONE_SOURCE = noClasses()
            .that()
            .resideInAPackage("org.opendrs..")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "spi.SystemClock")
            .and()
            // Measures what a run costs, never what happens in it.
            .doNotHaveFullyQualifiedName(ROOT + "sim.scenario.Stopwatch")
            .and()
            .resideOutsideOfPackages(ROOT + "sim.cli..", ROOT + "sim.bench..")
            .should()
            .accessTargetWhere(describe("reads the machine's clock", Rules::readsClock))
            .because("virtual time must drive everything");

    static final ArchRule NOTHING_SLEEPS = noClasses()
            .that()
            .resideInAPackage("org.opendrs..")
            .should()
            .accessTargetWhere(describe("sleeps", access -> calls(access, Thread.class, "sleep")))
            .because("waiting is done by timers on the scheduler");

    static final ArchRule PRODUCTION_KNOWS_NO_SIMULATOR = noClasses()
            .that(ofApi().or(resideInAnyPackage(
                    CORE[0],
                    ROOT + "engine..",
                    ROOT + "cluster..",
                    ROOT + "json..",
                    ROOT + "config..",
                    ROOT + "store..",
                    ROOT + "libvirt..",
                    ROOT + "agent..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "sim..")
            .because("the simulator and other systems' rules never live in the production jars");

    static final ArchRule WORLD_KNOWS_ONLY_THE_API = classes()
            .that()
            .resideInAnyPackage(worldPackages())
            .should()
            .onlyDependOnClassesThat(jdkOr(worldPackages()).or(ofApi()))
            .because("the core's own tests run on the world");

    static final ArchRule ENGINE_DEPENDENCIES =
            onlyOn("engine", "core", "cluster", "json", "config", "store", "com.google.common", "org.slf4j");
    static final ArchRule CLUSTER_DEPENDENCIES = onlyOn("cluster", "com.fasterxml.jackson");
    static final ArchRule STORE_DEPENDENCIES = onlyOn("store");
    static final ArchRule JSON_DEPENDENCIES = onlyOn("json", "core", "com.fasterxml.jackson");
    static final ArchRule CONFIG_DEPENDENCIES = onlyOn("config", "core", "com.fasterxml.jackson");

    static final ArchRule LIBVIRT_DEPENDENCIES = onlyOn(
            "libvirt",
            "org.libvirt",
            "com.sun.jna",
            "com.fasterxml.jackson.core",
            "org.slf4j",
            "javax.xml",
            "org.w3c.dom",
            "org.xml.sax");

    static final ArchRule AGENT_DEPENDENCIES =
            onlyOn("agent", "core", "engine", "config", "json", "libvirt", "org.slf4j", "picocli..");

    static final ArchRule ONE_PACKAGE_SEES_LIBVIRT = noClasses()
            .that()
            .resideInAPackage("org.opendrs..")
            .and()
            .resideOutsideOfPackage(ROOT + "libvirt..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.libvirt..", "com.sun.jna.."))
            .because("native code is called from where its rules are kept");

    static final ArchRule NO_DOMAIN_OBJECTS = noClasses()
            .that()
            .resideInAPackage("org.opendrs..")
            .should()
            .dependOnClassesThat(describe("are libvirt-java's domain layer", Rules::isDomainLayer))
            .because("its finalizers free native memory under a running call");

    static final ArchRule NO_CYCLES =
            slices().matching("org.opendrs.(**)").should().beFreeOfCycles();

    /** One rule for each package of the API. */
    static Map<String, ArchRule> apiTable() {
        var rules = new TreeMap<String, ArchRule>();
        MAY_DEPEND_ON.forEach((name, allowed) -> {
            var packages = allowed.stream().map(p -> ROOT + p).toArray(String[]::new);
            rules.put(
                    name,
                    classes()
                            .that()
                            .resideInAPackage(ROOT + name)
                            .should()
                            .onlyDependOnClassesThat(jdkOr(ROOT + name).or(resideInAnyPackage(packages)))
                            .as("package " + name + " depends on " + allowed + " only"));
        });
        return rules;
    }

    private static ArchRule onlyOn(String name, String... others) {
        var allowed = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            String other = others[i].endsWith("..") ? others[i] : others[i] + "..";
            allowed[i] = others[i].contains(".") ? other : ROOT + other;
        }
        return classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(jdkOr(ROOT + name + "..").or(ofApi()).or(resideInAnyPackage(allowed)));
    }

    private static String[] worldPackages() {
        return new String[] {
            ROOT + "sim.time..", ROOT + "sim.world..", ROOT + "sim.guest..", ROOT + "sim.migration..",
            ROOT + "sim.workload..", ROOT + "sim.fault..", ROOT + "sim.trace..", ROOT + "sim.tck.."
        };
    }

    private static DescribedPredicate<JavaClass> jdkOr(String... packages) {
        return resideInAnyPackage("java..", "org.jspecify..", "").or(resideInAnyPackage(packages));
    }

    private static DescribedPredicate<JavaClass> ofApi() {
        return resideInAnyPackage(API.stream().map(p -> ROOT + p).toArray(String[]::new));
    }

    private static boolean isDomainLayer(JavaClass type) {
        return type.getPackageName().equals("org.libvirt")
                && (type.getSimpleName().startsWith("Domain")
                        || type.getSimpleName().equals("VcpuInfo"));
    }

    private static boolean readsTheEnvironment(JavaClass type) {
        return type.isEquivalentTo(System.class)
                || type.isEquivalentTo(Thread.class)
                || type.isEquivalentTo(java.util.Random.class)
                || type.isEquivalentTo(java.util.UUID.class)
                || type.isEquivalentTo(java.time.Clock.class)
                || type.isEquivalentTo(java.util.Timer.class);
    }

    private static boolean hasHashOrder(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        boolean constructed = name.equals("<init>")
                && !access.getOriginOwner().isAssignableTo(java.util.HashMap.class)
                && (owner.isEquivalentTo(java.util.HashMap.class) || owner.isEquivalentTo(java.util.HashSet.class));
        boolean salted = (owner.isEquivalentTo(java.util.Set.class) || owner.isEquivalentTo(Map.class))
                && (name.equals("of") || name.equals("copyOf") || name.equals("ofEntries"));
        boolean collected = owner.isEquivalentTo(java.util.stream.Collectors.class)
                && Pattern.matches("toSet|toUnmodifiableSet|toMap|toUnmodifiableMap|groupingBy", name);
        return constructed || salted || collected;
    }

    private static boolean isPlatformMath(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Math.class)
                && TRANSCENDENTAL.matcher(access.getTarget().getName()).matches();
    }

    private static boolean readsClock(JavaAccess<?> access) {
        return calls(access, System.class, "currentTimeMillis")
                || calls(access, System.class, "nanoTime")
                || calls(access, java.time.Instant.class, "now")
                || calls(access, java.time.LocalDateTime.class, "now")
                || calls(access, java.time.ZonedDateTime.class, "now");
    }

    private static boolean calls(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && access.getTarget().getName().equals(name);
    }
}
