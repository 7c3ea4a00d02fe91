/**
 * Which VMs should move where, in which order, and why not otherwise.
 *
 * <p>Depends on {@code model}, {@code monitor} and {@code explain}. Start at {@link org.opendrs.migration.MigrationPlanner}.
 */
@NullMarked
package org.opendrs.migration;

import org.jspecify.annotations.NullMarked;
