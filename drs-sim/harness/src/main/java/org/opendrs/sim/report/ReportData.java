package org.opendrs.sim.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.model.HostId;
import org.opendrs.unit.Bytes;

/**
 * The data of the page's script: memory in whole MiB, CPU in hundredths of a core, times in hours. A series has two numbers for each
 * bucket, see {@link Buckets}; null is a gap. A series that never changes is a single number.
 */
final class ReportData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double SECONDS_PER_HOUR = 3600;

    /** Decimals of an hour, so that times are exact to the second. */
    private static final double HOUR_STEPS = 10_000;

    private static final double CORE_STEPS = 100;

    /** More marks than a page can show; beyond, only the first are told. */
    private static final int MOST_MOVES = 500;

    private final Selection selection;
    private final Set<HostId> shown = new TreeSet<>();

    private ReportData(Selection selection) {
        this.selection = selection;
        selection.hosts().forEach(host -> shown.add(host.id()));
    }

    static ObjectNode of(Selection selection, Timeline timeline, List<PolicyRecording> recordings) {
        var data = new ReportData(selection);
        var root = JSON.objectNode();
        root.put("hours", hours(timeline.seconds())).put("buckets", timeline.buckets());
        root.set("hosts", data.hosts(recordings.get(0)));
        root.set("guests", data.guests());
        var policies = root.putArray("policies");
        recordings.forEach(recording -> policies.add(data.policy(recording)));
        return root;
    }

    private ArrayNode hosts(PolicyRecording any) {
        var hosts = JSON.arrayNode();
        for (var host : selection.hosts()) {
            var track = any.host(host.id());
            hosts.addObject()
                    .put("name", host.id().value())
                    .put("memory", mib(host.memory()))
                    .put("allocatable", mib(track.allocatableMemory()))
                    .put("cores", host.cpu().toCores())
                    .put("allocatableCores", track.allocatableCpu().toCores());
        }
        return hosts;
    }

    private ArrayNode guests() {
        var guests = JSON.arrayNode();
        for (var guest : selection.guests()) {
            guests.addObject()
                    .put("name", guest.spec().id().value())
                    .put("host", guest.host().value())
                    .put("maximum", mib(guest.spec().maximum()));
        }
        return guests;
    }

    private ObjectNode policy(PolicyRecording recording) {
        var policy = JSON.objectNode().put("name", recording.policy());
        var hosts = policy.putArray("hosts");
        selection.hosts().forEach(host -> hosts.add(host(recording.host(host.id()))));
        var guests = policy.putArray("guests");
        for (var guest : selection.guests()) {
            var track = recording.guest(guest.spec().id());
            guests.addObject()
                    .<ObjectNode>set("target", memory(track.target()))
                    .<ObjectNode>set("size", memory(track.size()))
                    .<ObjectNode>set("demand", memory(track.demand()))
                    .<ObjectNode>set("resident", memory(track.resident()))
                    .<ObjectNode>set("swapped", memory(track.swapped()))
                    .set("ownSwap", memory(track.ownSwap()));
        }
        moves(recording, policy);
        turns(recording.turns(), policy.putObject("turns"));
        return policy;
    }

    private static ObjectNode host(HostTrack track) {
        var host = JSON.objectNode();
        host.set("demand", memory(track.buckets(HostTrack.Series.DEMAND)));
        host.set("sizes", memory(track.buckets(HostTrack.Series.SIZES)));
        host.set("resident", memory(track.buckets(HostTrack.Series.RESIDENT)));
        host.set("ballooned", memory(track.buckets(HostTrack.Series.BALLOONED)));
        host.set("swap", memory(track.buckets(HostTrack.Series.SWAP)));
        host.set("wanted", cores(track.buckets(HostTrack.Series.CPU_WANTED)));
        host.set("given", cores(track.buckets(HostTrack.Series.CPU_GIVEN)));
        host.set("hot", spells(track.hot()));
        host.set("down", spells(track.down()));
        return host;
    }

    private void moves(PolicyRecording recording, ObjectNode policy) {
        var moves = policy.putArray("moves");
        long told = 0;
        long unsaid = 0;
        for (var move : recording.moves()) {
            if (!shown.contains(move.from()) && !shown.contains(move.to())) {
                continue;
            }
            if (told++ >= MOST_MOVES) {
                unsaid++;
                continue;
            }
            var entry = moves.addObject()
                    .put("vm", move.vm().value())
                    .put("from", move.from().value())
                    .put("to", move.to().value())
                    .put("began", hours(move.began()))
                    .put("outcome", move.outcome());
            if (!Double.isNaN(move.ended())) {
                entry.put("seconds", Math.round(move.ended() - move.began()));
            }
        }
        policy.put("movesUnsaid", unsaid);
    }

    private static void turns(TurnLog log, ObjectNode turns) {
        var rows = turns.putArray("rows");
        var entries = log.entries();
        for (var entry : entries) {
            var row = rows.addArray()
                    .add(hours(entry.seconds()))
                    .add((entry.tick() ? "tick after " : "") + entry.number())
                    .add(sentence(entry.outcome()))
                    .add(entry.outcome().figures());
            var lines = row.addArray();
            entry.lines()
                    .forEach(line -> lines.addArray()
                            .add(line.what())
                            .add(sentence(line.why()))
                            .add(line.why().figures()));
            row.add(entry.unsaid());
        }
        turns.put("all", log.turns());
        turns.put("worth", log.worthReading());
    }

    /** The page shows the figures anyway, and of a code without a sentence only those. */
    private static String sentence(ReasonWords reason) {
        return reason.isKnown() ? reason.sentence() : "";
    }

    private static ArrayNode spells(List<Spells.Spell> spells) {
        var array = JSON.arrayNode();
        spells.forEach(spell -> array.addArray().add(hours(spell.from())).add(hours(spell.to())));
        return array;
    }

    private static JsonNode memory(Buckets buckets) {
        return series(buckets, 1);
    }

    private static JsonNode cores(Buckets buckets) {
        return series(buckets, CORE_STEPS);
    }

    private static JsonNode series(Buckets buckets, double steps) {
        var array = JSON.arrayNode();
        boolean constant = true;
        for (float value : buckets.values()) {
            if (Float.isNaN(value)) {
                array.addNull();
            } else if (steps == 1) {
                array.add(Math.round(value));
            } else {
                array.add(Math.round(value * steps) / steps);
            }
            constant &= array.get(array.size() - 1).equals(array.get(0));
        }
        return constant ? array.get(0) : array;
    }

    private static double hours(double seconds) {
        return Math.round(seconds / SECONDS_PER_HOUR * HOUR_STEPS) / HOUR_STEPS;
    }

    private static long mib(Bytes amount) {
        return amount.value() / Bytes.mib(1).value();
    }
}
