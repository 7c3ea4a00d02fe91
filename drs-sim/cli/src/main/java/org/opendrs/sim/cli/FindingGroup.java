package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendrs.core.doctor.Diagnosis;
import org.opendrs.core.doctor.Finding;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.core.doctor.Remedy;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.model.VmId;

/**
 * A finding that several guests share, or that is about the host.
 *
 * @param severity how bad it is
 * @param remedy what to do about it
 * @param sentences what was found of each guest, in id order; they may differ in figures
 * @param ofHost what was found of the host; empty if this is about guests
 */
record FindingGroup(Severity severity, Remedy remedy, Map<VmId, String> sentences, List<String> ofHost) {
    /** What guests must share to be told of at once. */
    private record Key(Severity severity, String code, Remedy remedy) {}

    /**
     * Returns all findings, worst first; among equals those of the host come first, then those that most guests share, then in the order
     * in which they were found.
     */
    static List<FindingGroup> of(Examination found) {
        var groups = new ArrayList<FindingGroup>();
        for (Finding finding : found.host()) {
            groups.add(new FindingGroup(finding.severity(), finding.remedy(), Map.of(), List.of(sentence(finding))));
        }
        var shared = new LinkedHashMap<Key, Map<VmId, String>>();
        for (Diagnosis guest : found.guests()) {
            for (Finding finding : guest.findings()) {
                var key = new Key(finding.severity(), finding.reason().code(), finding.remedy());
                shared.computeIfAbsent(key, any -> new LinkedHashMap<>()).put(guest.vm(), sentence(finding));
            }
        }
        shared.forEach(
                (key, sentences) -> groups.add(new FindingGroup(key.severity(), key.remedy(), sentences, List.of())));
        groups.sort(Comparator.comparing(FindingGroup::severity)
                .reversed()
                .thenComparing(FindingGroup::isOfGuests)
                .thenComparing(group -> -group.sentences().size()));
        return groups;
    }

    private static String sentence(Finding finding) {
        return ReasonWords.of(finding.reason()).sentence();
    }

    boolean isOfGuests() {
        return ofHost.isEmpty();
    }

    /** Returns whether one sentence says it of all guests. */
    boolean isAlike() {
        return sentences.values().stream().distinct().count() == 1;
    }
}
