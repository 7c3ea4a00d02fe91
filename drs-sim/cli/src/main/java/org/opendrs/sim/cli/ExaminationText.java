package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.util.List;
import org.apache.commons.text.WordUtils;
import org.opendrs.core.doctor.Diagnosis;
import org.opendrs.core.doctor.Finding;
import org.opendrs.libvirt.DomainFacts;

/** Tells people what was found on a real host, in 80 columns. */
final class ExaminationText {
    private static final int COLUMNS = 80;
    private static final String INDENT = "         ";

    /** How remedies name the guest that is meant. */
    private static final String ANY_GUEST = "GUEST";

    private ExaminationText() {}

    static void print(RealHost host, HostLook look, Examination found, PrintWriter out) {
        out.println(wrapped("host " + host.id() + ": " + ObservedTable.host(look), "  "));
        findings(found.host(), "", out);
        for (Diagnosis guest : found.guests()) {
            String name = host.name(guest.vm());
            String managed = guest.managed() ? "managed" : "not managed";
            out.println();
            out.println(wrapped(
                    name + ": " + managed + ", scope " + ObservedTable.word(guest.scope()) + ", class "
                            + ObservedTable.word(guest.guestClass()),
                    "  "));
            host.definition(guest.vm())
                    .flatMap(DomainFacts::problem)
                    .ifPresent(problem -> line("fault", "METADATA_NOT_VALID", problem, out));
            findings(guest.findings(), name, out);
        }
        long managed = found.guests().stream().filter(Diagnosis::managed).count();
        out.println();
        out.println(managed + " of " + Units.count(found.guests().size(), "guest") + " managed");
        out.flush();
    }

    private static void findings(List<Finding> findings, String guest, PrintWriter out) {
        for (Finding finding : findings) {
            String remedy =
                    guest.isEmpty() ? finding.remedy() : finding.remedy().replace(ANY_GUEST, CommandText.quoted(guest));
            line(
                    ObservedTable.word(finding.severity()),
                    ReasonText.of(finding.reason()).sentence(),
                    remedy,
                    out);
        }
    }

    private static void line(String severity, String what, String remedy, PrintWriter out) {
        out.println(wrapped(String.format("  %-5s  %s", severity, what), INDENT));
        out.println(wrapped(INDENT + remedy, INDENT));
    }

    private static String wrapped(String text, String indent) {
        return WordUtils.wrap(text, COLUMNS, System.lineSeparator() + indent, false);
    }
}
