package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultLinesTest {
    private static final String HOUR = """
            length: 1h
            hosts: [{name: host, count: 2, cores: 8, memory: 16GiB}]
            vms: [{name: vm, count: 4, vcpus: 1, memory: 2GiB}]
            """;

    private static Scenario scenario(String more, ScenarioOptions options) {
        return ScenarioTexts.read(HOUR + more).describe(options);
    }

    @Test
    void timesAreToldAsPeopleWriteThem() {
        var faults = "faults: [LATE_COMMAND=5%, 'HOST_CRASH@host-1,330s,7m']\n";

        assertThat(FaultLines.met(scenario(faults, ScenarioOptions.seed(7))))
                .hasValue("seed=7 length=1h LATE_COMMAND=0.05 HOST_CRASH@host-1,330s,7m");
    }

    @Test
    void aShorterRunTellsItsOwnLengthAndTheFaultsThatItMeets() {
        var faults = "faults: ['HOST_CRASH@host-1,1m,2m', 'HOST_CRASH@host-2,10m,15m']\n";
        var short_ = scenario(faults, ScenarioOptions.seed(7).hours(0.1));

        assertThat(FaultLines.met(short_)).hasValue("seed=7 length=6m HOST_CRASH@host-1,1m,2m");
        assertThat(FaultLines.notes(short_))
                .singleElement()
                .asString()
                .startsWith("left out")
                .endsWith("HOST_CRASH@host-2,10m,15m");
    }

    @Test
    void withoutFaultsThereIsNoLine() {
        assertThat(FaultLines.met(scenario("", ScenarioOptions.seed(7)))).isEmpty();
    }
}
