package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario files and recordings as the command line meets them. */
class RunFilesTest {
    private static final String SMALL = """
            seed: 7
            length: 3m
            policies: [waterfill]
            hosts: [{name: host, count: 2, cores: 8, memory: 16GiB}]
            vms: [{name: vm, count: 4, vcpus: 1, memory: 2GiB, workload: {jobs: 1}}]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void aFileRunsUnderItsOwnNameAndSeed() throws IOException {
        var run = Cli.run("run", file("small.yaml", SMALL));

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("small  seed 7  2 hosts  4 VMs", "| waterfill |");
    }

    @Test
    void aFileWithTheOtherEndingIsSuggested() throws IOException {
        String there = file("my.yaml", SMALL);

        var run = Cli.run("run", there.replace(".yaml", ".yml"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("my.yml; did you mean " + there + "?");
    }

    @Test
    void theSeedOfTheCommandGoesBeforeThatOfTheFile() throws IOException {
        assertThat(Cli.run("run", file("small.yml", SMALL), "--seed", "9").out())
                .contains("small  seed 9");
    }

    @Test
    void everythingThatIsWrongWithAFileIsToldAtOnce() throws IOException {
        var run = Cli.run("run", file("bad.yaml", SMALL.replace("3m", "soon").replace("jobs: 1", "jobs: many")));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("bad.yaml has 2 problems", "2:9 length: 'soon'", "vms[0].workload.jobs: 'many'")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run nowhere.yaml | nowhere.yaml has a problem",
                "run ./nowhere | there is no such file",
                "run nowhere | unknown scenario 'nowhere'; valid are [azure-arrivals",
                "run planetlab --traces /nowhere/at/all | --traces /nowhere/at/all: there is no such folder",
                "run memory-leak --without LATE_COMMAND | has no faults to leave out",
            })
    void whatCannotBeRunIsWrongUsage(String line, String message) {
        var run = Cli.run(line.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void aRecordingThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        Files.createDirectories(folder.resolve("planetlab"));
        Files.writeString(folder.resolve("planetlab/planetlab-20110306.csv"), "x");
        var run = Cli.run("run", "planetlab", "--traces", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("trace 'planetlab:20110303': there is no such trace", "planetlab:20110306", "--traces DIR");
    }

    @Test
    void aFaultThatALengthOfTheCommandCutsOffIsTold() throws IOException {
        String faults = "faults: [LATE_COMMAND=5%, 'GUEST_PAUSE@vm-1,1m,4m', 'HOST_CRASH@host-1,10m,15m']\n";
        String file = file("crash.yaml", SMALL.replace("3m", "30m") + faults);

        var run = Cli.run("run", file, "--hours", "0.05");
        var json = Cli.run("run", file, "--hours", "0.05", "--json", "-");

        String leftOut =
                "Note: left out, because it begins after the run, which --hours makes 3m long: HOST_CRASH@host-1,10m,15m";
        String cut = "Note: does not end within the run, which --hours makes 3m long: GUEST_PAUSE@vm-1,1m,4m";
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(leftOut, cut, "Faults: seed=7 length=3m LATE_COMMAND=0.05 GUEST_PAUSE@vm-1,1m,4m\n");
        assertThat(json.out()).startsWith("{");
        assertThat(json.err()).contains(leftOut, cut);
    }

    @Test
    void faultsWithinTheRunNeedNoNote() throws IOException {
        var run = Cli.run("run", file("pause.yaml", SMALL + "faults: ['GUEST_PAUSE@vm-1,30s,90s']\n"));

        assertThat(run.out())
                .contains("Faults: seed=7 length=3m GUEST_PAUSE@vm-1,30s,90s\n")
                .doesNotContain("Note: ");
    }

    @Test
    void anInventoryWithAllHostsInMaintenanceIsNoted() throws IOException {
        String scenario = file("small.yaml", SMALL);
        String all = file("all.yaml", "maintenance: [host-1, host-2]\n");
        String one = file("one.yaml", "maintenance: [host-1]\n");

        assertThat(Cli.run("run", scenario, "--inventory", all).out())
                .contains("Note: every host is in maintenance by " + all);
        assertThat(Cli.run("run", scenario, "--inventory", one).out()).doesNotContain("Note: ");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
