/**
 * One guest: its memory with page cache, swap and balloon, its virtual CPUs, its OOM killer and the statistics that its balloon
 * driver reports.
 *
 * <p>Knows nothing of hosts: the host says in each step how much memory, disk and CPU the guest receives. Amounts are plain
 * {@code long} bytes and {@code double} seconds, because this is the inner loop of the simulation. Depends on {@code
 * sim.workload} and {@code org.opendrs.model}. Start at {@link org.opendrs.sim.guest.GuestSpec}, then {@link
 * org.opendrs.sim.guest.Guest}.
 */
@NullMarked
package org.opendrs.sim.guest;

import org.jspecify.annotations.NullMarked;
