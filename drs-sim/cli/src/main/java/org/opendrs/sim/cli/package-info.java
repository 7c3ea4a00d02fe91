/**
 * The command line, one class for each command. Those for real hosts reach them through {@code org.opendrs.libvirt}; all others
 * touch no real machine. Depends on the simulator, the engine, the libvirt backend and picocli. Start reading at
 * {@link org.opendrs.sim.cli.Main}.
 */
@NullMarked
package org.opendrs.sim.cli;

import org.jspecify.annotations.NullMarked;
