package org.opendrs.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Tells where two JSON trees differ. Elements of lists are matched by their VM, host or name, if they have one. */
final class JsonDifference {
    /** More lines than anybody reads of one decision. */
    private static final int MAX_LINES = 50;

    private static final List<String> KEYS = List.of("vm", "host", "filter", "name", "id");

    private final List<String> lines = new ArrayList<>();

    private JsonDifference() {}

    static List<String> of(JsonNode was, JsonNode now) {
        var difference = new JsonDifference();
        difference.compare("", was, now);
        return difference.lines.size() <= MAX_LINES ? difference.lines : difference.cut();
    }

    private List<String> cut() {
        var cut = new ArrayList<>(lines.subList(0, MAX_LINES));
        cut.add("and " + (lines.size() - MAX_LINES) + " more differences");
        return cut;
    }

    private void compare(String path, JsonNode was, JsonNode now) {
        if (was.equals(now)) {
            return;
        }
        if (was.isObject() && now.isObject()) {
            compare(path.isEmpty() ? "" : path + ".", fields(was), fields(now), "");
        } else if (was.isArray() && now.isArray()) {
            compare(path + "[", elements(was), elements(now), "]");
            if (inOtherOrder(elements(was), elements(now))) {
                lines.add(path + " is in another order");
            }
        } else {
            lines.add(path + " was " + was + ", is now " + now);
        }
    }

    private void compare(String before, Map<String, JsonNode> was, Map<String, JsonNode> now, String after) {
        var names = new LinkedHashSet<>(was.keySet());
        names.addAll(now.keySet());
        for (var name : names) {
            var path = before + name + after;
            var old = was.get(name);
            var fresh = now.get(name);
            if (old == null) {
                lines.add(path + " was absent, is now " + fresh);
            } else if (fresh == null) {
                lines.add(path + " was " + old + ", is now absent");
            } else {
                compare(path, old, fresh);
            }
        }
    }

    private static boolean inOtherOrder(Map<String, JsonNode> was, Map<String, JsonNode> now) {
        return was.keySet().equals(now.keySet()) && !List.copyOf(was.keySet()).equals(List.copyOf(now.keySet()));
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        var fields = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static Map<String, JsonNode> elements(JsonNode array) {
        var elements = new LinkedHashMap<String, JsonNode>();
        for (var element : array) {
            if (elements.put(key(element, elements.size()), element) != null) {
                return byIndex(array);
            }
        }
        return elements;
    }

    private static Map<String, JsonNode> byIndex(JsonNode array) {
        var elements = new LinkedHashMap<String, JsonNode>();
        array.forEach(element -> elements.put(Integer.toString(elements.size()), element));
        return elements;
    }

    private static String key(JsonNode element, int index) {
        return KEYS.stream()
                .map(element::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(Integer.toString(index));
    }
}
