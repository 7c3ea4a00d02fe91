package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one run of a scenario measured. Equal for equal scenario and seed, in every JVM, but for times and memory of the process.
 *
 * @param scenario name of the scenario
 * @param seed the seed of all randomness
 * @param eventHash hash over every event of every variant's world, as 16 hexadecimal digits
 * @param peakRssMib largest resident memory of the process so far; empty where the system does not tell
 * @param variants one entry for each policy, in the order in which they ran
 */
public record ScenarioResult(
        String scenario, long seed, String eventHash, OptionalLong peakRssMib, List<VariantResult> variants) {
    /** Copies the list. */
    public ScenarioResult {
        variants = List.copyOf(variants);
    }

    /**
     * Returns the first variant that shows that the hosts were never short of memory: it set no balloon and moved no VM, so that every
     * guest could hold its maximum where it was, and yet no host had to swap. No policy can give VMs more than they had then. Empty if
     * none shows it.
     *
     * <p>What guests want beyond their maximum, and what they kill or swap for it themselves, tells nothing of the hosts.
     */
    public Optional<VariantResult> neverShortOfMemory() {
        return variants.stream()
                .filter(variant -> variant.engine().balloonCommands() == 0
                        && variant.moves().map(VariantResult.Moves::migrations).orElse(0L) == 0
                        && variant.swap().hostMax() == 0)
                .findFirst();
    }

    /**
     * Returns the variant of this policy.
     *
     * @throws IllegalArgumentException if it did not run
     */
    public VariantResult variant(String policy) {
        return variants.stream()
                .filter(variant -> variant.policy().equals(policy))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("policy '" + policy + "' did not run, only "
                        + variants.stream().map(VariantResult::policy).toList()));
    }
}
