package org.opendrs.sim.scenario;

import java.util.List;

/** An operator's inventory does not fit the scenario: it names what is not there, or reserves more than there is. */
public final class InventoryMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InventoryMismatchException(String file, List<String> problems) {
        super(file + " does not fit the scenario:\n  " + String.join("\n  ", problems));
    }
}
