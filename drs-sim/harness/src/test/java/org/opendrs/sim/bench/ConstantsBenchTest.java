package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.world.WorldConstants.Constant;

class ConstantsBenchTest {
    private static final BenchOptions QUICK = new BenchOptions(true, OptionalInt.of(1));

    @Test
    void aConstantThatMattersHasARowForItsHalfAndItsDouble() {
        var result = new ConstantsBench(List.of(Constant.SWAP_DISK)).run(QUICK, Progress.SILENT);

        assertThat(result.tables()).hasSize(2).allSatisfy(table -> {
            assertThat(table.rows())
                    .extracting(BenchTable.Row::label)
                    .containsExactly(
                            "as documented", "SWAP_DISK x 1/2 = 2.500e+07 B/s", "SWAP_DISK x 2 = 1.000e+08 B/s");
            assertThat(table.rows()).allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(table.columns()));
        });
        assertThat(result.notes()).noneMatch(note -> note.startsWith("Left out"));
    }

    @Test
    void aConstantThatChangesNoEventIsNamedInsteadOfShown() {
        var result = new ConstantsBench(List.of(Constant.MIGRATION_SETUP)).run(QUICK, Progress.SILENT);

        assertThat(result.tables()).allSatisfy(table -> assertThat(table.rows()).hasSize(1));
        assertThat(result.notes()).anyMatch(note -> note.startsWith("Left out") && note.endsWith("MIGRATION_SETUP."));
    }

    @Test
    void theWorldReallyLivesByTheChangedConstant() {
        var result = new ConstantsBench(List.of(Constant.SWAP_DISK)).run(QUICK, Progress.SILENT);

        var jobs = result.tables().get(0);
        int none = jobs.columns().indexOf("none, jobs/host mean");
        assertThat(Double.parseDouble(jobs.rows().get(2).cells().get(none)))
                .as("jobs with a faster swap disk, without a policy")
                .isGreaterThan(Double.parseDouble(jobs.rows().get(1).cells().get(none)));
    }

    @Test
    void everyBenchSaysWhatItMeasuresAndWithHowManySeeds() {
        assertThat(Benches.all()).allSatisfy(bench -> {
            assertThat(bench.about()).isNotBlank();
            assertThat(bench.extent(true).seeds())
                    .isBetween(1, bench.extent(false).seeds());
            assertThat(bench.extent(true).hours())
                    .isPositive()
                    .isLessThanOrEqualTo(bench.extent(false).hours());
        });
    }
}
