package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceLevelTest {
    private static final OperatorFiles RECORDED = new OperatorFiles(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Path.of("turns.jsonl")));

    @Test
    void whatHappensDoesNotDependOnTheLevel() {
        var off = run(TraceLevel.OFF);
        var summary = run(TraceLevel.SUMMARY);
        assertThat(off.eventHash()).isEqualTo(summary.eventHash());
        assertThat(off.variants().get(0).shortage())
                .isEqualTo(summary.variants().get(0).shortage());
    }

    @Test
    void reasonsThatNobodyLookedAtAreNoFigure() {
        assertThat(run(TraceLevel.OFF).variants().get(0).engine().audited()).isFalse();
        assertThat(run(TraceLevel.SUMMARY).variants().get(0).engine().audited()).isTrue();
    }

    @Test
    void theLevelFollowsFromWhatIsKept() {
        assertThat(RunOptions.of(OperatorFiles.NONE, RunRecorder.NONE, Optional.empty())
                        .traceLevel())
                .isEqualTo(TraceLevel.SUMMARY);
        assertThat(RunOptions.of(RECORDED, RunRecorder.NONE, Optional.empty()).traceLevel())
                .isEqualTo(TraceLevel.FULL);
        assertThat(RunOptions.of(OperatorFiles.NONE, run -> {}, Optional.empty())
                        .traceLevel())
                .isEqualTo(TraceLevel.FULL);
    }

    @Test
    void aRecordNeedsAllOfEveryTurn() {
        assertThatThrownBy(() -> RunOptions.of(RECORDED, RunRecorder.NONE, Optional.of(TraceLevel.OFF)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("trace level full", "off");
    }

    private static ScenarioResult run(TraceLevel level) {
        var hotspot = Scenarios.named("hotspot", ScenarioOptions.seed(1).hours(0.1));
        return ScenarioRunner.run(
                hotspot, new RunOptions(OperatorFiles.NONE, RunRecorder.NONE, level), Progress.SILENT);
    }
}
