package org.opendrs.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** Plans as JSON files, for people and tools. What is read equals what was written. Pure; for any thread. */
public final class PlanFiles {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            // Never 1E+2: other tools read plain decimals more surely, and the text is the same on every JDK.
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private PlanFiles() {}

    /**
     * Returns the plan in this text.
     *
     * @param source where the text comes from, for messages
     * @throws RecordException if it is no such plan; the message has a line for each problem with its line, column, path and value
     */
    public static PlanFile read(String source, String json) {
        return PlanFileReader.read(source, json);
    }

    /** Returns the plan in several lines of ASCII that end with {@code \n}; the same text for equal plans on every machine. */
    public static String write(PlanFile plan) {
        var json = object();
        json.put("mode", plan.mode());
        plan.objective().ifPresent(objective -> json.put("objective", objective));
        plan.request().ifPresent(asked -> json.set("request", asked(asked)));
        figures(json, plan.figures());
        var unplaced = json.putArray("unplaced");
        plan.unplaced().forEach(vm -> unplaced.add(vm.value()));
        bounds(json, plan.figures());
        put(json, "evaluatedMoves", plan.effort().evaluatedMoves());
        put(json, "planCpuMillis", plan.effort().planCpuMillis());
        var checker = json.putArray("checker");
        plan.checker().forEach(checker::add);
        var steps = json.putArray("plan");
        plan.plan().forEach(step -> steps.add(step(step)));
        json.set("rejections", rejections(plan.rejections()));
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode asked(PlanFile.Asked asked) {
        var json = object();
        put(json, "revision", asked.revision());
        var caps = json.putObject("caps");
        asked.caps().forEach((resource, cap) -> caps.put(resource, new BigDecimal(Double.toString(cap))));
        put(json, "maxMoves", asked.maxMoves());
        put(json, "maxGiB", asked.maxGib());
        put(json, "budget", asked.budget());
        put(json, "seed", asked.seed());
        return json;
    }

    private static void figures(ObjectNode json, PlanFile.Figures figures) {
        put(json, "hosts", figures.hosts());
        put(json, "vms", figures.vms());
        figures.before().ifPresent(before -> json.set("before", balance(before)));
        figures.after().ifPresent(after -> json.set("after", balance(after)));
        put(json, "moves", figures.moves());
        put(json, "migratedGiB", figures.migratedGib());
        put(json, "stages", figures.stages());
        put(json, "makespanSeconds", figures.makespanSeconds());
    }

    private static void bounds(ObjectNode json, PlanFile.Figures figures) {
        put(json, "lowerBoundMoves", figures.lowerBoundMoves());
        put(json, "lowerBoundGiB", figures.lowerBoundGib());
    }

    private static ObjectNode balance(PlanFile.Balance balance) {
        var json = object();
        put(json, "sdCpu", balance.sdCpu());
        put(json, "sdMem", balance.sdMem());
        put(json, "maxCpu", balance.maxCpu());
        put(json, "maxMem", balance.maxMem());
        put(json, "hostsHot", balance.hostsHot());
        return json;
    }

    private static ObjectNode step(PlanFile.Step step) {
        var json = object();
        json.put("vm", step.vm().value());
        json.put("from", step.from().value());
        json.put("to", step.to().value());
        json.put("stage", step.stage());
        step.reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    private static ObjectNode rejections(PlanFile.Rejections rejections) {
        var json = object();
        var byFilter = json.putObject("byFilter");
        rejections.byFilter().forEach(filter -> byFilter.put(filter.filter(), filter.count()));
        var stuck = json.putArray("stuck");
        for (var host : rejections.stuck()) {
            var entry = stuck.addObject();
            entry.put("host", host.host().value());
            entry.put("reason", host.reason());
            var vms = entry.putArray("vms");
            for (var vm : host.vms()) {
                vms.addObject().put("vm", vm.vm().value()).put("reason", vm.reason());
            }
        }
        return json;
    }

    private static void put(ObjectNode json, String name, OptionalLong value) {
        value.ifPresent(number -> json.put(name, number));
    }

    private static void put(ObjectNode json, String name, Optional<BigDecimal> value) {
        value.ifPresent(number -> json.put(name, number));
    }
}
