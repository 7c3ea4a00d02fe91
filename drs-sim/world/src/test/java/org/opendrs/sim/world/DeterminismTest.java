package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

class DeterminismTest {
    @Test
    void oneSeedGivesOneRun() {
        assertThat(hash(7)).isEqualTo(hash(7));
    }

    /** Guards the claim that the hash is the same in any JVM; whoever changes the physics or a constant sets it anew. */
    @Test
    void theHashOfARunIsTheSameInEveryJvm() {
        assertThat(Long.toHexString(hash(7))).isEqualTo("cd516dd916a263a");
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        assertThat(hash(7)).isNotEqualTo(hash(8));
    }

    @Test
    void whatIsAskedChangesTheHash() {
        var quiet = new ThesisWorld(7, 1, WorldConstants.DEFAULT);
        quiet.hours(0.5);
        var sampled = new ThesisWorld(7, 1, WorldConstants.DEFAULT);
        sampled.sampleEvery(Duration.ofSeconds(10));
        sampled.hours(0.5);
        assertThat(sampled.world.eventHash()).isNotEqualTo(quiet.world.eventHash());
    }

    @Test
    void samplingDoesNotChangeWhatGuestsDo() {
        assertThat(jobs(true, 1)).isEqualTo(jobs(false, 1));
    }

    @Test
    void anotherHostDoesNotShiftTheRandomNumbersOfTheFirst() {
        assertThat(jobs(false, 2)).isEqualTo(jobs(false, 1));
    }

    private static long hash(long seed) {
        var thesis = new ThesisWorld(seed, 2, WorldConstants.DEFAULT);
        thesis.sampleEvery(Duration.ofSeconds(10));
        thesis.hours(1);
        thesis.world.crash(new HostId("compute2"));
        thesis.hours(0.1);
        return thesis.world.eventHash();
    }

    private static List<String> jobs(boolean sampled, int hosts) {
        var thesis = new ThesisWorld(7, hosts, WorldConstants.DEFAULT);
        var jobs = new ArrayList<String>();
        thesis.world.observe(new WorldObserver() {
            @Override
            public void jobFinished(HostId host, VmId vm, String job, double seconds) {
                if (host.value().equals("compute1")) {
                    jobs.add(vm + " " + job + " " + seconds);
                }
            }
        });
        if (sampled) {
            thesis.sampleEvery(Duration.ofSeconds(10));
        }
        thesis.hours(3);
        assertThat(jobs).isNotEmpty();
        return jobs;
    }
}
