/**
 * Experiments on real hypervisors that take longer than a build may; they run with {@code -Dnightly}. They may use whatever tests of
 * the lab may. Each class can be run alone, and what it measures depends on how busy the machine is.
 */
@NullMarked
package org.opendrs.lab.nightly;

import org.jspecify.annotations.NullMarked;
