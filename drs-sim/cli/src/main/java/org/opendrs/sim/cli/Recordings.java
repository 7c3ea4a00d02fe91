package org.opendrs.sim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opendrs.sim.trace.TraceCatalogue;
import org.opendrs.sim.trace.TraceException;

/** Where recordings of real loads are. */
final class Recordings {
    private static final String VARIABLE = "DRS_TRACES";

    private Recordings() {}

    /**
     * Returns the recordings in the folder that the user names, else in the one that the environment names, else none.
     *
     * @throws IllegalArgumentException if there is no such folder
     */
    static TraceCatalogue in(@Nullable Path named) {
        String standard = System.getenv(VARIABLE);
        try {
            if (named != null) {
                return TraceCatalogue.in(named);
            }
            return standard == null || standard.isBlank()
                    ? TraceCatalogue.empty()
                    : TraceCatalogue.in(Path.of(standard));
        } catch (TraceException e) {
            throw new IllegalArgumentException((named != null ? "--traces " : VARIABLE + "=") + e.getMessage(), e);
        }
    }
}
