/**
 * How the simulated world is compared with real guests: curves of balloons, the same steps in the simulated world, and the table in
 * which a figure of the world stands beside what was measured. The experiments themselves are in {@code org.opendrs.lab.nightly}.
 * Depends on the lab and on the simulated world. Start with {@link org.opendrs.lab.calibration.StepCase}.
 */
@NullMarked
package org.opendrs.lab.calibration;

import org.jspecify.annotations.NullMarked;
