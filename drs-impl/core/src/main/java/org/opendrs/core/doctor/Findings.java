package org.opendrs.core.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/** Collects findings about one patient. Lives within one examination. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void add(Severity severity, String code, Remedy remedy, Input... inputs) {
        found.add(new Finding(severity, Reason.of(code, inputs), remedy));
    }

    /** Returns them, worst first, and else in the order in which they were found. */
    List<Finding> worstFirst() {
        return found.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }
}
