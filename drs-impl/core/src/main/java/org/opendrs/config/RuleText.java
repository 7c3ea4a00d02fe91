package org.opendrs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;

/** Reads the rules of {@link FileInventory}. */
final class RuleText {
    private static final String TOGETHER = "keepTogether";
    private static final String APART = "keepApart";
    private static final String ONLY_ON = "runOnlyOn";
    private static final List<String> KINDS = List.of(TOGETHER, APART, ONLY_ON);
    private static final List<String> FIELDS = List.of("name", TOGETHER, APART, ONLY_ON);
    private static final String SHAPE = "a list of rules such as {name: replicas, keepApart: [vm-1, vm-2]}";

    private final NodeReader reader;
    private final Problems problems;
    private final Function<VmId, Optional<String>> vmComplaint;
    private final Function<HostId, Optional<String>> hostComplaint;

    /** Reads rules of VMs and hosts of which nobody complains. */
    RuleText(
            NodeReader reader,
            Function<VmId, Optional<String>> vmComplaint,
            Function<HostId, Optional<String>> hostComplaint) {
        this.reader = reader;
        problems = reader.problems();
        this.vmComplaint = vmComplaint;
        this.hostComplaint = hostComplaint;
    }

    List<PlacementRule> read(YamlNode node) {
        var rules = new ArrayList<PlacementRule>();
        var names = new TreeSet<String>();
        reader.elements(
                "rules",
                node,
                SHAPE,
                (path, element) -> rule(path, element).ifPresent(rule -> {
                    if (names.add(rule.name())) {
                        rules.add(rule);
                    } else {
                        problems.add(
                                path + ".name",
                                reader.placeOf(element, "name"),
                                Problems.quoted(rule.name()) + " is the name of an earlier rule; choose another");
                    }
                }));
        return rules;
    }

    private Optional<PlacementRule> rule(String path, YamlNode node) {
        int before = problems.count();
        var fields = reader.fields(path, node, FIELDS);
        var kinds = KINDS.stream().filter(fields::containsKey).toList();
        if (kinds.size() != 1) {
            noteUnlessExplained(before, path, node, "a rule needs exactly one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        var kind = kinds.get(0);
        var name = name(path, node, fields);
        var body = fields.getOrDefault(kind, node);
        var rule = switch (kind) {
            case TOGETHER ->
                vms(path + "." + kind, body, 2).<PlacementRule>map(vms -> new PlacementRule.KeepTogether(name, vms));
            case APART ->
                vms(path + "." + kind, body, 2).<PlacementRule>map(vms -> new PlacementRule.KeepApart(name, vms));
            default -> onlyOn(path + "." + kind, name, body);
        };
        return rule;
    }

    /** Rules need a name because reasons refer to it; only the checker would miss it otherwise. */
    private String name(String path, YamlNode node, Map<String, YamlNode> fields) {
        var given = fields.get("name");
        if (given instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        }
        if (!(given instanceof YamlNode.Broken)) {
            problems.add(
                    path, node.place(), "a rule needs a name that reasons can refer to, such as {name: replicas, …}");
        }
        return path;
    }

    private Optional<PlacementRule> onlyOn(String path, String name, YamlNode node) {
        int before = problems.count();
        var fields = reader.fields(path, node, List.of("vms", "hosts"));
        var nothing = new YamlNode.Empty(node.place());
        var vms = vms(path + ".vms", fields.getOrDefault("vms", nothing), 1);
        var hosts =
                reader.ids(path + ".hosts", fields.getOrDefault("hosts", nothing), "host", HostId::new, hostComplaint);
        if (hosts.isEmpty()) {
            noteUnlessExplained(before, path, node, "names no valid host; write {vms: [vm-1], hosts: [host-1]}");
            return Optional.empty();
        }
        return vms.map(list -> new PlacementRule.RunOnlyOn(name, list, hosts));
    }

    private Optional<List<VmId>> vms(String path, YamlNode node, int least) {
        int before = problems.count();
        var vms = reader.ids(path, node, "VM", VmId::new, vmComplaint);
        if (vms.size() < least) {
            noteUnlessExplained(
                    before,
                    path,
                    node,
                    "names " + vms.size() + (vms.size() == 1 ? " valid VM" : " valid VMs") + "; at least " + least
                            + " are needed");
            return Optional.empty();
        }
        return Optional.of(vms);
    }

    /** What is missing only because something else was wrong is no problem of its own. */
    private void noteUnlessExplained(int before, String path, YamlNode node, String advice) {
        if (problems.count() == before && !(node instanceof YamlNode.Broken)) {
            problems.add(path, node.place(), advice);
        }
    }
}
