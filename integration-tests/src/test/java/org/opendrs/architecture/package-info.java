/**
 * The shape of the code base as tests: who may depend on whom, what decision code must not touch, and how large things may grow.
 * Each rule is also shown to fail on a planted violation.
 */
@NullMarked
package org.opendrs.architecture;

import org.jspecify.annotations.NullMarked;
