package org.opendrs.json;

import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;

/** Bounds within which amounts in files can be added up without overflow. */
final class Amounts {
    /** A petabyte, or a thousand million cores: more than any host has, and a thousand times too little to overflow a sum of them. */
    static final long MOST = 1L << 50;

    private Amounts() {}

    /** Notes amounts that are too large to be computed with. */
    static void check(String path, ResourceVector vector, FileProblems problems) {
        for (Resource resource : vector.resources()) {
            check(path + "." + resource.name(), vector.amount(resource), problems);
        }
    }

    /** Notes an amount that is too large to be computed with. */
    static void check(String path, long amount, FileProblems problems) {
        if (amount > MOST) {
            problems.add(path, "is " + amount + "; valid: at most " + MOST);
        }
    }
}
