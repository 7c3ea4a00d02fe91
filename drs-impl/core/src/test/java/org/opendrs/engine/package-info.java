/** The engine's behaviour on the simulated world, in virtual time. */
@NullMarked
package org.opendrs.engine;

import org.jspecify.annotations.NullMarked;
