package org.opendrs.sim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** What became of balloons, as JSON. Memory in bytes. */
final class ReturnedJson {
    /** Version of the layout. */
    static final int SCHEMA = 1;

    private ReturnedJson() {}

    static JsonNode of(RealHost host, ReleasePlan plan, List<Returned> guests, boolean dryRun) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("schema", SCHEMA);
        json.put("uri", host.uri());
        json.put("host", host.id().value());
        json.put("dryRun", dryRun);
        json.put("room", plan.room().value());
        var array = json.putArray("guests");
        for (Returned returned : guests) {
            var guest = array.addObject();
            guest.put("id", returned.vm().value());
            guest.put("name", host.name(returned.vm()));
            guest.put("before", returned.before().value());
            guest.put("target", returned.target().value());
            guest.put("maximum", returned.maximum().value());
            guest.put("fate", returned.fate().name());
            guest.put("detail", returned.detail());
        }
        return json;
    }
}
