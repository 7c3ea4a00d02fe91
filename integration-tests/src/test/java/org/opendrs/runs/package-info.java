/**
 * Whole runs of the simulator, judged by what must be true of them: many seeds, many hours, and more than one process. They take
 * minutes, so they run in the full build only. Each prints a summary of what it saw. May depend on every module; start with
 * {@code ThesisRunIT}.
 */
@NullMarked
package org.opendrs.runs;

import org.jspecify.annotations.NullMarked;
