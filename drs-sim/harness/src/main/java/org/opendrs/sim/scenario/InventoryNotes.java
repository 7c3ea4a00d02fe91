package org.opendrs.sim.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opendrs.config.FileInventory;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostSpec;

/** What is valid in an operator's inventory, but hardly meant. */
public final class InventoryNotes {
    /** Reading is done at once, so that the deadline never comes. */
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private InventoryNotes() {}

    /**
     * Returns a note if every host of the scenario is in maintenance by this file; empty otherwise.
     *
     * @throws java.util.concurrent.CompletionException if the file is not valid
     */
    public static List<String> of(Scenario scenario, Path file) {
        var scheduler = SimTime.startingAt(Instant.EPOCH).scheduler();
        var view = scheduler.await(new FileInventory(file, Runnable::run, scheduler).read(DEADLINE));
        var hosts = scenario.cluster().hosts().stream().map(HostSpec::id).toList();
        boolean none = view.maintenance().containsAll(hosts);
        return none
                ? List.of("every host is in maintenance by " + file
                        + ", so that none receives a VM and nothing is migrated")
                : List.of();
    }
}
