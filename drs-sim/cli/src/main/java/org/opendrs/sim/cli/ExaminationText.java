package org.opendrs.sim.cli;

import java.io.PrintWriter;
import org.opendrs.core.doctor.Diagnosis;
import org.opendrs.core.doctor.Finding;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.libvirt.DomainFacts;

/** Tells people what was found on a real host. */
final class ExaminationText {
    /** How remedies name the guest that is meant. */
    private static final String ANY_GUEST = "GUEST";

    private final RealHost host;
    private final PrintWriter out;
    private final Paragraphs paragraphs;

    private ExaminationText(RealHost host, PrintWriter out) {
        this.host = host;
        this.out = out;
        paragraphs = new Paragraphs(out);
    }

    static void print(RealHost host, HostLook look, Examination found, PrintWriter out) {
        var text = new ExaminationText(host, out);
        text.paragraphs.line("host " + host.id() + ": " + ObservedTable.host(look));
        found.host().forEach(finding -> text.finding(finding, finding.remedy()));
        found.guests().forEach(text::guest);
        long managed = found.guests().stream().filter(Diagnosis::managed).count();
        out.println();
        out.println(managed + " of " + Amounts.count(found.guests().size(), "guest") + " managed");
        out.flush();
    }

    private void guest(Diagnosis guest) {
        String name = host.name(guest.vm());
        out.println();
        paragraphs.line(name + ": " + (guest.managed() ? "managed" : "not managed") + ", scope "
                + ObservedTable.word(guest.scope()) + ", class " + ObservedTable.word(guest.guestClass()));
        host.definition(guest.vm())
                .flatMap(DomainFacts::problem)
                .ifPresent(problem ->
                        paragraphs.item("fault: its metadata is not valid, so that it is left alone: " + problem));
        for (Finding finding : guest.findings()) {
            finding(finding, finding.remedy().replace(ANY_GUEST, CommandText.quoted(name)));
        }
    }

    private void finding(Finding finding, String remedy) {
        paragraphs.item(ObservedTable.word(finding.severity()) + ": "
                + ReasonWords.of(finding.reason()).sentence() + ". What to do: " + remedy);
    }
}
