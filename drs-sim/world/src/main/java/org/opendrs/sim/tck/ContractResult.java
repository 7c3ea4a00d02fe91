package org.opendrs.sim.tck;

import java.util.List;

/**
 * What a contract kit found.
 *
 * @param broken promises that the port does not keep, each with what was seen; empty if it keeps all that were checked
 * @param leftOut promises that could not be checked, each with the reason
 */
public record ContractResult(List<String> broken, List<String> leftOut) {
    /** Copies the lists. */
    public ContractResult {
        broken = List.copyOf(broken);
        leftOut = List.copyOf(leftOut);
    }

    /** Returns whether every promise that was checked is kept. */
    public boolean kept() {
        return broken.isEmpty();
    }
}
