/**
 * Experiments on real hypervisors that take minutes and whose figures matter, each a test that prints them and checks the targets.
 * Depends on the lab, on its engine and backend, and on the policies to compare. Start with {@link
 * org.opendrs.lab.nightly.MiniExperimentIT}.
 */
@NullMarked
package org.opendrs.lab.nightly;

import org.jspecify.annotations.NullMarked;
