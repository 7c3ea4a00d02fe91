package org.opendrs.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the extension does around a test: seeds from outside, words on a failure, one test at a time. */
class ReplayTest {
    private final SimulatedCluster cluster = SimulatedCluster.hosts(1, gib(8), cores(4))
            .guest("a", g -> g.memory(gib(2)))
            .seed(5)
            .build();

    @Test
    void aFailedTestPrintsTheSeedAndHowToReplay() {
        var context = context(Optional.empty(), Optional.of(new AssertionError("boom")));
        cluster.beforeEach(context);
        cluster.advance(Duration.ofMinutes(3));

        assertThat(printed(() -> cluster.afterTestExecution(context)))
                .startsWith("aTest() failed: simulated cluster with seed 5 after PT3M of virtual time, world hash ")
                .contains("replay with -Ddrs.sim.seed=5 or .seed(5)");
    }

    @Test
    void aTestThatPassesPrintsNothing() {
        var context = context(Optional.empty(), Optional.empty());
        cluster.beforeEach(context);

        assertThat(printed(() -> cluster.afterTestExecution(context))).isEmpty();
    }

    @Test
    void aSeedFromOutsideReplacesThatOfTheDescription() {
        cluster.beforeEach(context(Optional.of("-12"), Optional.empty()));

        assertThat(cluster.replayHint()).contains("seed -12");
    }

    @Test
    void aSeedThatIsNoNumberIsRefused() {
        var context = context(Optional.of("twelve"), Optional.empty());

        assertThatThrownBy(() -> cluster.beforeEach(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drs.sim.seed must be a whole number")
                .hasMessageContaining("'twelve'");
    }

    @Test
    void twoTestsCannotShareAnInstance() {
        var context = context(Optional.empty(), Optional.empty());
        cluster.beforeEach(context);

        assertThatThrownBy(() -> cluster.beforeEach(context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("non-static");

        cluster.afterEach(context);
        cluster.beforeEach(context);
        assertThat(cluster.elapsed()).isZero();
    }

    private static ExtensionContext context(Optional<String> seed, Optional<Throwable> failure) {
        var context = mock(ExtensionContext.class);
        when(context.getConfigurationParameter(SimulatedCluster.SEED_PARAMETER)).thenReturn(seed);
        when(context.getExecutionException()).thenReturn(failure);
        when(context.getDisplayName()).thenReturn("aTest()");
        return context;
    }

    private static String printed(Runnable work) {
        PrintStream before = System.err;
        var caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }
}
