/**
 * Why something was decided, as data: a code with its inputs, never prose.
 *
 * <p>Depends on {@code model}. Start at {@link org.opendrs.explain.Reason}.
 */
@NullMarked
package org.opendrs.explain;

import org.jspecify.annotations.NullMarked;
