/**
 * The facade: one object that observes, decides and acts, and a report for each of its turns.
 *
 * <p>Depends on everything else in the API. Start at {@link org.opendrs.control.Drs}.
 */
@NullMarked
package org.opendrs.control;

import org.jspecify.annotations.NullMarked;
