package org.opendrs.sim.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The stable JSON form of results. Fields may be added, never renamed; a figure that does not apply is absent. What the figures mean is
 * told by {@link RunFigure}.
 */
public final class ResultJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final double ROUND = 1e6;

    private ResultJson() {}

    /** Returns the result as a JSON object. */
    public static ObjectNode of(ScenarioResult result) {
        var json = MAPPER.createObjectNode();
        json.put("scenario", result.scenario());
        json.put("seed", result.seed());
        json.put("eventHash", result.eventHash());
        result.peakRssMib().ifPresent(mib -> json.put("peakRssMiB", mib));
        json.put("neverShortOfMemory", result.neverShortOfMemory().isPresent());
        var variants = json.putArray("variants");
        result.variants().forEach(variant -> variant(variants.addObject(), variant));
        return json;
    }

    private static void variant(ObjectNode json, VariantResult variant) {
        json.put("policy", variant.policy());
        json.put("hosts", variant.hosts());
        json.put("vms", variant.vms());
        put(json, "simulatedSeconds", variant.effort().simulatedSeconds());
        put(json, "wallSeconds", variant.effort().wallSeconds());
        put(json, "cpuSeconds", variant.effort().cpuSeconds());
        json.put("vmSamples", variant.effort().vmSamples());
        swap(json, variant.swap());
        json.put("guestOomKills", variant.killed().total());
        json.put("guestOomByPolicy", variant.killed().byPolicy());
        variant.jobs().ifPresent(jobs -> jobs(json, jobs));
        shortage(json, variant.shortage());
        variant.moves().ifPresent(moves -> {
            json.put("migrations", moves.migrations());
            json.put("returnedMigrations", moves.returned());
        });
        variant.relief().ifPresent(relief -> {
            relief.turns().ifPresent(turns -> json.put("reliefTurns", turns));
            json.put("newHotspots", relief.newHotspots());
            json.put("planViolations", relief.planViolations());
        });
        json.put("balloonCommands", variant.engine().balloonCommands());
        json.put("storePublishes", variant.engine().storePublishes());
        json.put("turns", variant.engine().turns());
        if (variant.engine().audited()) {
            json.put("turnsWithoutReason", variant.engine().turnsWithoutReason());
        }
        variant.engine().firstWithoutReason().ifPresent(what -> json.put("firstTurnWithoutReason", what));
        variant.recorded().ifPresent(recorded -> {
            json.put("recordedTurns", recorded.turns());
            json.put("recordedTicks", recorded.ticks());
        });
        if (!variant.invariants().isEmpty()) {
            violations(json.putArray("violations"), variant);
        }
    }

    private static void swap(ObjectNode json, VariantResult.Swap swap) {
        put(json, "hostSwapMaxMiB", swap.hostMax());
        put(json, "hostSwapMeanMiB", swap.hostMean());
        put(json, "hostSwapInMiB", swap.hostIn());
        put(json, "hostSwapInSettledMiB", swap.hostInSettled());
        swap.settledAfterSeconds().ifPresent(seconds -> put(json, "settledAfterSeconds", seconds));
        swap.guestMean().ifPresent(mib -> put(json, "guestSwapMeanMiB", mib));
    }

    private static void jobs(ObjectNode json, VariantResult.Jobs jobs) {
        var counts = json.putObject("jobs");
        jobs.counts().forEach(counts::put);
        var minutes = json.putObject("jobMeanMinutes");
        for (Map.Entry<String, Double> entry : jobs.meanMinutes().entrySet()) {
            put(minutes, entry.getKey(), entry.getValue());
        }
    }

    private static void shortage(ObjectNode json, VariantResult.Shortage shortage) {
        put(json, "unmetCpuRatio", shortage.unmetCpuRatio());
        put(json, "unmetMemoryRatio", shortage.unmetMemoryRatio());
        var classes = json.putArray("sla");
        for (var sla : shortage.sla()) {
            var entry = classes.addObject();
            entry.put("class", sla.sizeClass());
            entry.put("vms", sla.vms());
            put(entry, "violatedSeconds", sla.violatedSeconds());
            put(entry, "worstVmSeconds", sla.worstVmSeconds());
        }
        put(json, "hotspotSeconds", shortage.hotspotSeconds());
    }

    private static void violations(ArrayNode json, VariantResult variant) {
        for (var violation : variant.invariants()) {
            var entry = json.addObject();
            put(entry, "atSeconds", violation.atSeconds());
            entry.put("what", violation.what());
        }
    }

    /** Six decimals say all that is measured and keep the text short. */
    private static void put(ObjectNode json, String name, double value) {
        json.put(name, Math.round(value * ROUND) / ROUND);
    }
}
