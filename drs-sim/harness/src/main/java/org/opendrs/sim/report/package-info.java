/**
 * The HTML report of a run: series of the world's truth, recorded while the run goes on, and the turns with their reasons, written
 * as one page that needs no network. Depends on scenarios, the simulated world, the
 * core's words and the API; its charts are drawn by a library that
 * is read from the class path. Start reading at {@link org.opendrs.sim.report.HtmlReport}.
 */
@NullMarked
package org.opendrs.sim.report;

import org.jspecify.annotations.NullMarked;
