/**
 * Damaged files: whatever has happened to a settings, scenario, snapshot, plan, record or recording file, it is read, or refused in
 * words with a place, and soon. Knows the readers' public entry points only. Start at {@code FuzzTest}.
 */
@NullMarked
package org.opendrs.fuzz;

import org.jspecify.annotations.NullMarked;
