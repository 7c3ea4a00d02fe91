package org.opendrs.sim.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.migration.PlacementFilter;

/**
 * Gives the test methods of a class, or one test method, a {@link SimulatedCluster} as a parameter. What annotations cannot say,
 * such as loads that change and faults, the registered field can.
 *
 * <pre>{@code
 * @Simulate(hosts = 2, guests = {
 *     @Simulate.Guest(name = "web1", memoryMib = 4096, vcpus = 2, cores = 0.5, usesMib = 1024),
 *     @Simulate.Guest(name = "db1", on = "h2", memoryMib = 8192, vcpus = 4, cores = 1, usesMib = 6144)},
 *     filters = LicensedHosts.class)
 * class LicensedHostsTest {
 *     @Test
 *     void nothingMovesOnAQuietDay(SimulatedCluster cluster) {
 *         cluster.advance(Duration.ofHours(24));
 *         cluster.assertThat().migrations(0);
 *     }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SimulateExtension.class)
public @interface Simulate {
    /** Number of hosts, named {@code h1}, {@code h2} …. */
    int hosts() default 2;

    /** Memory of each host in GiB. */
    int memoryGib() default 16;

    /** Cores of each host. */
    int cores() default 8;

    /** The guests. */
    Guest[] guests() default {};

    /** The user's placement filters; each has a constructor without parameters. */
    Class<? extends PlacementFilter>[] filters() default {};

    /** The balloon policy, with a constructor without parameters; {@code BalloonPolicy} itself stands for the engine's own. */
    Class<? extends BalloonPolicy> policy() default BalloonPolicy.class;

    /** Source of all randomness. */
    long seed() default 0;

    /** A guest that uses the same all the time. */
    @interface Guest {
        /** Its name. */
        String name();

        /** The host that it boots on. */
        String on() default "h1";

        /** Memory that it is started with, in MiB. */
        long memoryMib() default 1024;

        /** Number of virtual CPUs. */
        int vcpus() default 1;

        /** CPU that it uses, in cores. */
        double cores() default 0;

        /** Memory that its processes use, in MiB. */
        long usesMib() default 0;
    }
}
