/**
 * What single decisions cost, measured with JMH. Whole runs are measured by the benches of the command line instead. May depend on
 * every module; run them with the profile {@code bench}.
 */
@NullMarked
package org.opendrs.benchmarks;

import org.jspecify.annotations.NullMarked;
