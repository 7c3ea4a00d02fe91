package org.opendrs.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import org.opendrs.spi.ClusterStateStore;

/**
 * Values of keys: small JSON objects with a version. What others wrote is not trusted: it is bounded before parsing, and anything
 * that is not as expected is no value at all.
 */
final class Values {
    /** Layout of all values. Unknown fields are ignored; a greater version is not understood. */
    private static final int VERSION = 1;

    private static final int MAX_DEPTH = 4;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(ClusterStateStore.MAX_VALUE_LENGTH)
                        .maxNumberLength(20)
                        .build());
    }

    private Values() {}

    /** Returns an object with nothing but the version. */
    static ObjectNode create() {
        return MAPPER.createObjectNode().put("v", VERSION);
    }

    /** Returns the value as an object, or empty if it is not one of a version that is understood. */
    static Optional<JsonNode> parse(String value) {
        if (value.length() > ClusterStateStore.MAX_VALUE_LENGTH) {
            return Optional.empty();
        }
        try {
            var node = MAPPER.readTree(value);
            return Optional.of(node).filter(n -> n.isObject() && n.path("v").asInt(0) == VERSION);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Returns a whole number between zero and the bound, or empty if the field is anything else. */
    static OptionalLong number(JsonNode object, String field, long bound) {
        var node = object.path(field);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > bound) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(node.longValue());
    }
}
