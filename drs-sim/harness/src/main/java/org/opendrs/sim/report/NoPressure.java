package org.opendrs.sim.report;

import java.util.List;
import org.opendrs.sim.scenario.ScenarioResult;

/** What is to be said of a run in which the hosts had memory enough, because its figures tell nothing of how good a policy is. */
public final class NoPressure {
    private NoPressure() {}

    /** Returns one or more sentences, a line each; none if the hosts were short of memory, or may have been without balloons. */
    public static List<String> words(ScenarioResult result) {
        return result.neverShortOfMemory()
                .map(variant -> List.of(
                        "No host was ever short of memory: under " + variant.policy()
                                + ", which set no balloon and moved no VM, none had to swap.",
                        "No policy can give VMs more memory than they had. Fewer hosts for the same VMs press harder: see"
                                + " overcommitment in the README, for a scenario file of your own."))
                .orElse(List.of());
    }
}
