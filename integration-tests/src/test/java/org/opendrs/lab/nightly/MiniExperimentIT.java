package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.unit.ByteRate;

/**
 * A host that is too small for its guests, without control of balloons, under the policy of the thesis and under ours, by turns. How
 * many rounds, how many seconds each and which variants: {@code -Dnightly.rounds=3 -Dnightly.seconds=80
 * -Dnightly.variants=none,thesis,ours}. The figures are in {@code target/nightly-reports/mini-experiment.txt}.
 */
class MiniExperimentIT {
    private static final int ROUNDS = Integer.getInteger("nightly.rounds", 3);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("nightly.seconds", 80));

    /** A disk that is slow enough for swapping to hurt as it does on real hosts. */
    private static final ByteRate DISK = ByteRate.mibPerSecond(20);

    /** Ours swaps in so many times less than nobody does. */
    private static final int GAIN = 10;

    /** For three guests, each of which needs memory every 24 s: no more than two commands for each guest and tick on average. */
    private static final int MOST_COMMANDS_PER_SECOND = 3;

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1).memory(mib(640)).swapRate(DISK);

    @Test
    void balloonsSpareAnOverloadedHostNineOfTenPagesThatItWouldReadBack() throws IOException {
        List<Variant> variants = variants();
        var experiment = new Experiment(LAB.host(1), LENGTH);
        var runs = new ArrayList<Run>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Variant variant : variants) {
                runs.add(experiment.run(variant));
            }
        }
        String table = Table.of(runs);
        System.out.println(table);
        Path report =
                Files.createDirectories(Path.of("target", "nightly-reports")).resolve("mini-experiment.txt");
        Files.writeString(report, table);

        List<Run> ours = Table.of(runs, Variant.OURS);
        assertThat(ours).allSatisfy(run -> {
            assertThat(run.kills()).as(table).isZero();
            assertThat(run.commands()).as(table).isLessThan((int) (LENGTH.toSeconds() * MOST_COMMANDS_PER_SECOND));
        });
        if (variants.contains(Variant.NONE) && variants.contains(Variant.OURS)) {
            double none = Table.median(Table.of(runs, Variant.NONE), Run::swapIns);
            assertThat(Table.median(ours, Run::swapIns) * GAIN).as(table).isLessThanOrEqualTo(none);
        }
    }

    private static List<Variant> variants() {
        return Arrays.stream(System.getProperty("nightly.variants", "none,thesis,ours")
                        .split(","))
                .map(name -> Variant.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
