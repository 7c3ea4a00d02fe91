/**
 * Experiments on real hypervisors that take longer than a build may and whose figures matter, each a test that prints them and checks
 * the targets; they run with {@code -Dnightly}, and each class can be run alone. What they measure depends on how busy the machine
 * is. May use whatever tests of the lab may. Start with {@link org.opendrs.lab.nightly.MiniExperimentIT}.
 */
@NullMarked
package org.opendrs.lab.nightly;

import org.jspecify.annotations.NullMarked;
