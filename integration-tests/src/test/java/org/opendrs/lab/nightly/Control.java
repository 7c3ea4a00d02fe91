package org.opendrs.lab.nightly;

import java.util.List;
import org.opendrs.control.TurnReport;
import org.opendrs.lab.engine.LabEngine;

/** What controls the balloons of a host, until it is closed. For one thread. */
interface Control extends AutoCloseable {
    /** Leaves all guests as they are. */
    Control NOBODY = new Control() {
        @Override
        public int commands() {
            return 0;
        }

        @Override
        public List<TurnReport> reports() {
            return List.of();
        }

        @Override
        public void close() {
            // Nothing was started.
        }
    };

    /** Returns how many sizes have been commanded so far. */
    int commands();

    /** Returns what has been reported so far. */
    List<TurnReport> reports();

    @Override
    void close();

    /** Returns what an engine does. */
    static Control by(LabEngine engine) {
        return new Control() {
            @Override
            public int commands() {
                return engine.commands().size();
            }

            @Override
            public List<TurnReport> reports() {
                return engine.reports();
            }

            @Override
            public void close() {
                engine.close();
            }
        };
    }
}
