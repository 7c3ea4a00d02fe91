/**
 * The command line of the simulator, one class for each command. Depends on the simulator and picocli. Start reading at
 * {@link org.opendrs.sim.cli.Main}.
 */
@NullMarked
package org.opendrs.sim.cli;

import org.jspecify.annotations.NullMarked;
