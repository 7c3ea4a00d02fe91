package org.opendrs.config;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Reads the text of {@link FileInventory}. */
final class InventoryText {
    private static final List<String> PARTS = List.of("vms", "hosts", "rules", "maintenance");
    private static final List<String> VM_FIELDS = List.of("memory", "cpu", "automation", "facts");
    private static final List<String> ALLOCATION_FIELDS = List.of("reservation", "limit", "shares");
    private static final List<String> FACT_FIELDS = List.of("swap", "autodeflate", "balloonable");
    private static final Form<Automation> AUTOMATION = Forms.oneOf(Automation.class);

    /** What a VM has that the file does not speak of; a limit that large means the VM's own maximum. */
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private static final long DEFAULT_SHARES = 1000;

    private final NodeReader reader;
    private final Problems problems;
    private final InventoryJudge judge;

    private InventoryText(Problems problems, InventoryJudge judge) {
        this.problems = problems;
        this.judge = judge;
        reader = new NodeReader(problems);
    }

    /**
     * Returns the view that the text describes.
     *
     * @param judge knows which VMs and hosts there are
     * @throws SettingsException with everything that is wrong with the text
     */
    static InventoryView parse(String source, String yaml, long revision, InventoryJudge judge) {
        var problems = new Problems();
        var view = new InventoryText(problems, judge).view(YamlText.parse(yaml, problems), revision);
        problems.throwIfAny(source);
        return view;
    }

    private InventoryView view(YamlNode root, long revision) {
        var parts = reader.fields("", root, PARTS);
        var nothing = new YamlNode.Empty(Place.NOWHERE);
        var vms = new TreeMap<VmId, VmPolicy>();
        reader.each(
                "vms",
                parts.getOrDefault("vms", nothing),
                "a mapping from VM ids to policies",
                (path, item) -> key(path, item, "VM", VmId::new, judge::vm)
                        .ifPresent(vm -> vms.put(vm, policy(path, vm, item.value()))));
        var hosts = new TreeMap<HostId, Automation>();
        reader.each(
                "hosts",
                parts.getOrDefault("hosts", nothing),
                "a mapping from host ids to policies",
                (path, item) -> key(path, item, "host", HostId::new, judge::host)
                        .ifPresent(host -> hosts.put(host, automation(path, item.value()))));
        var rules = new RuleText(reader, judge::vm, judge::host).read(parts.getOrDefault("rules", nothing));
        var maintenance =
                reader.ids("maintenance", parts.getOrDefault("maintenance", nothing), "host", HostId::new, judge::host);
        return new InventoryView(revision, vms, hosts, rules, new TreeSet<>(maintenance), new TreeSet<>());
    }

    /** Returns the id that a key names, even one that is complained of: what stands under it may be wrong as well. */
    private <T> Optional<T> key(
            String path,
            YamlNode.Item item,
            String kind,
            Function<String, T> constructor,
            Function<T, Optional<String>> complaint) {
        var id = reader.id(path, new YamlNode.Scalar(item.place(), item.key()), kind, constructor);
        id.flatMap(complaint).ifPresent(advice -> problems.add(path, item.place(), advice));
        return id;
    }

    private VmPolicy policy(String path, VmId vm, YamlNode node) {
        var fields = reader.fields(path, node, VM_FIELDS);
        var nothing = new YamlNode.Empty(Place.NOWHERE);
        var written = fields.getOrDefault("memory", nothing);
        var memory = allocation(path + ".memory", written, Forms.BYTES, Bytes.ZERO, new Bytes(NO_LIMIT));
        judge.memoryReservation(vm, memory.reservation())
                .ifPresent(advice ->
                        problems.add(path + ".memory.reservation", reader.placeOf(written, "reservation"), advice));
        var cpu = allocation(
                path + ".cpu",
                fields.getOrDefault("cpu", nothing),
                Forms.MILLICORES,
                Millicores.ZERO,
                new Millicores(NO_LIMIT));
        var automation = reader.value(path, fields, "automation", AUTOMATION, Automation.ACT);
        return new VmPolicy(memory, cpu, automation, facts(path + ".facts", fields.getOrDefault("facts", nothing)));
    }

    private <Q extends Comparable<? super Q>> Allocation<Q> allocation(
            String path, YamlNode node, Form<Q> form, Q none, Q unlimited) {
        var fields = reader.fields(path, node, ALLOCATION_FIELDS);
        var reservation = reader.value(path, fields, "reservation", form, none);
        var limit = reader.value(path, fields, "limit", form, unlimited);
        long shares = reader.value(path, fields, "shares", Forms.SHARES, DEFAULT_SHARES);
        if (limit.compareTo(reservation) < 0) {
            problems.add(
                    path,
                    node.place(),
                    "limit '" + form.print(limit) + "' is below the reservation '" + form.print(reservation)
                            + "'; raise the limit or lower the reservation");
            return new Allocation<>(none, unlimited, shares);
        }
        return new Allocation<>(reservation, limit, shares);
    }

    private GuestFacts facts(String path, YamlNode node) {
        var fields = reader.fields(path, node, FACT_FIELDS);
        var unknown = GuestFacts.UNKNOWN;
        return new GuestFacts(
                reader.value(path, fields, "swap", Forms.SWITCH, unknown.swap()),
                reader.value(path, fields, "autodeflate", Forms.SWITCH, unknown.autodeflate()),
                reader.value(path, fields, "balloonable", Forms.SWITCH, unknown.balloonable()));
    }

    private Automation automation(String path, YamlNode node) {
        var fields = reader.fields(path, node, List.of("automation"));
        return reader.value(path, fields, "automation", AUTOMATION, Automation.ACT);
    }
}
