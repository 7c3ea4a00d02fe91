package org.opendrs.core.monitor;

import java.time.Instant;
import java.util.function.Function;
import org.opendrs.model.GuestClass;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;

/**
 * What a sample is decoded with.
 *
 * @param nowNanos the monotonic clock now; ages are counted to here
 * @param wall the wall clock now, for display only
 * @param inventory the orchestrator's truth: allocations, facts, maintenance. Handing in the same instance while
 *     nothing has changed saves looking every VM up again
 * @param classes how each guest answers to its balloon, as learnt so far; asked once for each guest of a sample, in id order
 * @param settings bounds
 */
public record ObserveContext(
        long nowNanos,
        Instant wall,
        InventoryView inventory,
        Function<VmId, GuestClass> classes,
        MonitorSettings settings) {}
