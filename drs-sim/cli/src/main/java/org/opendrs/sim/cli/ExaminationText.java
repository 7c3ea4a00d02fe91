package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opendrs.core.doctor.Diagnosis;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.core.words.Amounts;
import org.opendrs.model.VmId;

/** Tells people what was found on a real host: the worst first, what many guests share once, and then who is managed. */
final class ExaminationText {
    /** Commands stand below what they are for. Their lines are not broken, so that they can be pasted. */
    private static final String COMMAND = "    ";

    private final RealHost host;
    private final Examination found;
    private final PrintWriter out;
    private final Paragraphs paragraphs;
    private final VirshLines virsh;

    private ExaminationText(RealHost host, Examination found, PrintWriter out) {
        this.host = host;
        this.found = found;
        this.out = out;
        paragraphs = new Paragraphs(out);
        virsh = new VirshLines(host.uri());
    }

    static void print(RealHost host, HostLook look, Examination found, PrintWriter out) {
        var text = new ExaminationText(host, found, out);
        var groups = FindingGroup.of(found);
        text.paragraphs.line("host " + host.id() + ": " + ObservedTable.host(look));
        text.paragraphs.line(text.summary(groups));
        for (FindingGroup group : groups) {
            out.println();
            text.group(group);
        }
        if (!found.guests().isEmpty()) {
            out.println();
            out.println(ExaminedTable.of(host, found.guests()));
        }
        out.flush();
    }

    private String summary(List<FindingGroup> groups) {
        var parts = new ArrayList<String>();
        for (Severity severity : List.of(Severity.FAULT, Severity.RISK, Severity.WAIT, Severity.HINT)) {
            long number = groups.stream()
                    .filter(group -> group.severity() == severity)
                    .count();
            if (number > 0) {
                parts.add(Amounts.count(number, ObservedTable.word(severity)));
            }
        }
        long managed = found.guests().stream().filter(Diagnosis::managed).count();
        return managed + " of " + Amounts.count(found.guests().size(), "guest") + " managed; findings: "
                + (parts.isEmpty() ? "none" : String.join(", ", parts));
    }

    private void group(FindingGroup group) {
        String severity = ObservedTable.word(group.severity()) + ": ";
        var names = names(group.sentences().keySet());
        if (!group.isOfGuests()) {
            paragraphs.line(severity + group.ofHost().get(0));
        } else if (names.size() == 1) {
            paragraphs.line(severity + names.get(0) + ": " + first(group.sentences()));
        } else if (group.isAlike()) {
            paragraphs.line(severity + share(names) + ": " + first(group.sentences())
                    + (names.size() == found.guests().size() ? "" : ": " + String.join(", ", names)));
        } else {
            paragraphs.line(severity + share(names) + ":");
            group.sentences().forEach((vm, sentence) -> paragraphs.item(host.name(vm) + ": " + sentence));
        }
        paragraphs.item("What to do: " + group.remedy().text());
        virsh.of(group.remedy(), names).forEach(line -> out.println(COMMAND + line));
    }

    private String share(List<String> names) {
        int all = found.guests().size();
        return names.size() == all ? "all " + Amounts.count(all, "guest") : names.size() + " of " + all + " guests";
    }

    private static String first(Map<VmId, String> sentences) {
        return sentences.values().iterator().next();
    }

    private List<String> names(Collection<VmId> guests) {
        return guests.stream().map(host::name).sorted().toList();
    }
}
