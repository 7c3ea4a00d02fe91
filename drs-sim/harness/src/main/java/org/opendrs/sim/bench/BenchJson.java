package org.opendrs.sim.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON form of a bench's tables: a list of rows, each with its cells by column. */
public final class BenchJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BenchJson() {}

    /** Returns the result as a JSON object. */
    public static ObjectNode of(BenchResult result) {
        var json = MAPPER.createObjectNode();
        json.put("bench", result.name());
        json.put("seeds", result.seeds());
        var tables = json.putArray("tables");
        for (var table : result.tables()) {
            var entry = tables.addObject();
            entry.put("title", table.title());
            rows(entry.putArray("rows"), table);
        }
        if (!result.notes().isEmpty()) {
            result.notes().forEach(json.putArray("notes")::add);
        }
        var failures = json.putArray("failures");
        result.failures().forEach(failures::add);
        return json;
    }

    private static void rows(ArrayNode json, BenchTable table) {
        for (var row : table.rows()) {
            var entry = json.addObject();
            entry.put("figure", row.label());
            for (int i = 0; i < table.columns().size(); i++) {
                cell(entry, table.columns().get(i), row.cells().get(i));
            }
        }
    }

    private static void cell(ObjectNode entry, String column, String text) {
        try {
            entry.put(column, Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            entry.put(column, text);
        }
    }
}
