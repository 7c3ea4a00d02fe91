package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a file is, by the names at the top of it; asked only of a file that a reader has refused, to say what it is instead. */
enum FileKind {
    /** A cluster as the engine sees it. */
    SNAPSHOT("a cluster snapshot"),
    /** A cluster in the neutral form of planner benchmarks. */
    INSTANCE("a planner instance"),
    /** What {@code drs plan --json} writes. */
    PLAN("a plan of drs plan"),
    /** What {@code drs run --record} writes. */
    TURNS("a record of turns"),
    /** What {@code drs run --json} writes. */
    RUN_RESULT("a result of drs run"),
    /** What {@code drs bench --json} writes. */
    BENCH_RESULT("a result of drs bench"),
    /** What {@code drs replay --json} writes. */
    REPLAY_RESULT("a result of drs replay"),
    /** Hosts, VMs and loads for a run. */
    SCENARIO("a scenario file"),
    /** What an operator says of VMs and hosts. */
    INVENTORY("an inventory file"),
    /** Settings of the engine. */
    SETTINGS("a settings file"),
    /** Nothing that is known here. */
    OTHER("something else");

    /** A byte order mark and blanks may stand before the first brace. */
    private static final int LOOK_AHEAD = 64;

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    /** Returns what to call it, with its article. */
    String words() {
        return words;
    }

    /** Returns the kind of the file; {@link #OTHER} also if it cannot be read. */
    static FileKind of(Path file) {
        try (BufferedReader text = Files.newBufferedReader(file)) {
            if (startsWithBrace(text)) {
                return ofJson(names(new JsonFactory().createParser(text)));
            }
            return ofYaml(names(new YAMLFactory().createParser(text)));
        } catch (IOException e) {
            return OTHER;
        }
    }

    private static boolean startsWithBrace(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD);
        int next = text.read();
        for (int i = 1; i < LOOK_AHEAD && Character.isWhitespace(next); i++) {
            next = text.read();
        }
        text.reset();
        return next == '{';
    }

    /** Returns the names at the top with the tokens that their values start with, as far as the text can be read. */
    private static Map<String, JsonToken> names(JsonParser in) {
        var names = new TreeMap<String, JsonToken>();
        try (in) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return names;
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                names.put(name, in.nextToken());
                in.skipChildren();
            }
        } catch (IOException e) {
            // Damaged further on; what stands before the damage tells enough.
            return names;
        }
        return names;
    }

    private static FileKind ofJson(Map<String, JsonToken> names) {
        // Settings that are not the defaults stand before the turns that they decided.
        boolean recordedSettings = names.containsKey("schema") && names.containsKey("ballooning");
        if (names.containsKey("turn") || recordedSettings) {
            return TURNS;
        }
        if (names.containsKey("snapshot")) {
            return SNAPSHOT;
        }
        if (names.containsKey("plan") || names.containsKey("lowerBoundMoves")) {
            return PLAN;
        }
        if (names.containsKey("variants")) {
            return RUN_RESULT;
        }
        if (names.containsKey("bench")) {
            return BENCH_RESULT;
        }
        if (names.containsKey(ReplayJson.NOT_REPLAYED)) {
            return REPLAY_RESULT;
        }
        boolean lists = names.get("hosts") == JsonToken.START_ARRAY || names.get("vms") == JsonToken.START_ARRAY;
        return lists ? INSTANCE : OTHER;
    }

    private static FileKind ofYaml(Map<String, JsonToken> names) {
        if (names.get("hosts") == JsonToken.START_ARRAY || names.get("vms") == JsonToken.START_ARRAY) {
            return SCENARIO;
        }
        for (String section : new String[] {"turns", "monitoring", "ballooning", "planning"}) {
            if (names.get(section) == JsonToken.START_OBJECT) {
                return SETTINGS;
            }
        }
        for (String part : new String[] {"vms", "hosts", "maintenance", "rules"}) {
            if (names.containsKey(part)) {
                return INVENTORY;
            }
        }
        return OTHER;
    }
}
