package org.opendrs.sim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.opendrs.core.doctor.Diagnosis;
import org.opendrs.core.doctor.Finding;
import org.opendrs.libvirt.DomainFacts;

/** What was found on a real host, as JSON. */
final class ExaminationJson {
    /** Version of the layout. */
    static final int SCHEMA = 1;

    private ExaminationJson() {}

    static JsonNode of(RealHost host, Examination found) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("schema", SCHEMA);
        json.put("uri", host.uri());
        var patient = json.putObject("host");
        patient.put("id", host.id().value());
        findings(found.host(), List.of(), host, patient.putArray("findings"));
        var guests = json.putArray("guests");
        for (Diagnosis diagnosis : found.guests()) {
            String name = host.name(diagnosis.vm());
            var guest = guests.addObject();
            guest.put("id", diagnosis.vm().value());
            guest.put("name", name);
            guest.put("managed", diagnosis.managed());
            guest.put("scope", diagnosis.scope().name());
            guest.put("class", diagnosis.guestClass().name());
            host.definition(diagnosis.vm())
                    .flatMap(DomainFacts::problem)
                    .ifPresent(problem -> guest.put("metadataProblem", problem));
            findings(diagnosis.findings(), List.of(name), host, guest.putArray("findings"));
        }
        return json;
    }

    private static void findings(List<Finding> findings, List<String> guest, RealHost host, ArrayNode json) {
        var virsh = new VirshLines(host.uri());
        for (Finding finding : findings) {
            var one = json.addObject();
            one.put("severity", finding.severity().name());
            one.put("code", finding.reason().code());
            var inputs = one.putObject("inputs");
            finding.reason().inputs().forEach(input -> inputs.put(input.name(), input.value()));
            one.put("remedy", finding.remedy().text());
            var commands = one.putArray("commands");
            virsh.of(finding.remedy(), guest).forEach(commands::add);
        }
    }
}
