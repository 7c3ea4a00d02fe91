package org.opendrs.sim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The JSON form of what a replay found; the reference of JSON documents explains its fields. */
final class ReplayJson {
    /** Field by which such a file can be known. */
    static final String NOT_REPLAYED = "notReplayed";

    private ReplayJson() {}

    /**
     * Returns the result.
     *
     * @param policy the balloon policy that was found or asked
     * @param verdicts which decisions came out the same
     * @param comparison what the policy would have done; empty if it was not to be compared
     */
    static JsonNode of(String policy, TurnVerdicts verdicts, Optional<TargetComparison> comparison) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("policy", policy);
        json.put("turns", verdicts.turns());
        json.put("ticks", verdicts.ticks());
        json.put(NOT_REPLAYED, verdicts.failed());
        var differences = json.putArray("differences");
        verdicts.differences().forEach(difference -> {
            var entry = named(differences.addObject(), difference.turn());
            entry.put("what", difference.what());
        });
        comparison.ifPresent(compared -> json.set("comparison", comparison(compared)));
        return json;
    }

    private static JsonNode comparison(TargetComparison compared) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("turns", compared.differing());
        json.put("targets", compared.total().targets());
        json.put("bytes", compared.total().bytes().value());
        var differing = json.putArray("differing");
        compared.shown().forEach(turn -> {
            var entry = named(differing.addObject(), turn.turn());
            entry.put("targets", turn.difference().targets());
            entry.put("bytes", turn.difference().bytes().value());
        });
        return json;
    }

    private static ObjectNode named(ObjectNode entry, TurnName turn) {
        return entry.put("kind", turn.kind().name()).put("turn", turn.number());
    }
}
