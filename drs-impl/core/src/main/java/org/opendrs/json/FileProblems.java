package org.opendrs.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.words.NearMiss;

/**
 * Everything that is wrong with one JSON file, so that its owner need not find one mistake after the other. Places are paths such as
 * {@code hosts[3].cores}; the line is looked up only when there is something to tell.
 */
final class FileProblems {
    /** More than anybody mends at once; the rest is counted. */
    private static final int MOST = 20;

    /** Decimals are kept as they are written; half of what rounds up in a file must round up here. */
    private static final ObjectReader TREES =
            RecordMapper.MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final String source;
    private final String json;
    private final List<Problem> problems = new ArrayList<>();

    FileProblems(String source, String json) {
        this.source = source;
        this.json = JsonDocument.withoutMark(json);
    }

    private record Problem(String path, String message) {}

    /**
     * Returns the file as a tree.
     *
     * @throws RecordException if it is no JSON, with line and column
     */
    JsonNode tree() {
        try (var in = RecordMapper.MAPPER.createParser(json)) {
            return tree(in);
        } catch (JsonProcessingException e) {
            throw failure(e.getLocation(), JsonWords.syntax(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private JsonNode tree(JsonParser in) throws IOException {
        JsonNode tree;
        try {
            tree = TREES.readTree(in);
        } catch (NumberFormatException e) {
            throw failure(in.currentTokenLocation(), JsonWords.HUGE_EXPONENT);
        }
        if (tree == null) {
            throw new RecordException(source + ":1:1 the file is empty; a JSON object was expected");
        }
        if (in.nextToken() != null) {
            throw failure(in.currentTokenLocation(), "something follows after the end of the object");
        }
        return tree;
    }

    private RecordException failure(@Nullable JsonLocation at, String message) {
        return new RecordException(source + ":" + JsonWords.place(1, at) + " " + JsonWords.oneLine(message));
    }

    void add(String path, String message) {
        problems.add(new Problem(path, message));
    }

    /** Returns what is said of a field that is not there. */
    static String missing(String name) {
        return "the field '" + name + "' is missing";
    }

    /**
     * Notes a field that nobody knows. If it was probably meant to be one whose absence has been noted, that complaint is taken back:
     * one slip is one problem.
     *
     * @param path where the field stands
     * @param name what it is called
     * @param known the names that may stand there
     * @param missing those of them that were complained of; what was meant is taken out
     */
    void unknown(String path, String name, Collection<String> known, Set<String> missing) {
        String at = field(path, name);
        Optional<String> meant = NearMiss.of(name, missing);
        if (meant.isPresent()) {
            missing.remove(meant.get());
            problems.remove(new Problem(path, missing(meant.get())));
        }
        add(
                at,
                "is not known; "
                        + meant.map(other -> "did you mean '" + other + "'?").orElse("known here are " + known));
    }

    int count() {
        return problems.size();
    }

    /**
     * Fails if there are problems.
     *
     * @throws RecordException with all of them, each with line, column and path
     */
    void orThrow() {
        if (problems.isEmpty()) {
            return;
        }
        var places = places();
        var lines = new ArrayList<String>();
        for (Problem problem : problems.subList(0, Math.min(MOST, problems.size()))) {
            String path = problem.path().isEmpty() ? "" : JsonWords.oneLine(problem.path()) + ": ";
            lines.add(source + ":" + places.get(problem.path()) + " " + path + JsonWords.oneLine(problem.message()));
        }
        if (problems.size() > MOST) {
            lines.add("and " + (problems.size() - MOST) + " more problems");
        }
        String head = problems.size() == 1 ? "" : source + ": " + problems.size() + " problems\n";
        throw new RecordException(head + String.join("\n", lines));
    }

    private Map<String, String> places() {
        var places = new TreeMap<String, String>();
        problems.forEach(problem -> places.put(problem.path(), "1:1"));
        try (var in = RecordMapper.MAPPER.createParser(json)) {
            while (in.nextToken() != null) {
                if (in.currentToken().isScalarValue() || in.currentToken().isStructStart()) {
                    var context = in.currentToken().isStructStart()
                            ? in.getParsingContext().getParent()
                            : in.getParsingContext();
                    var at = in.currentTokenLocation();
                    places.computeIfPresent(path(context), (p, old) -> JsonWords.place(1, at));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the text was read before", e);
        }
        return places;
    }

    private static String path(JsonStreamContext context) {
        var path = new StringBuilder();
        for (var step = context; !step.inRoot(); step = step.getParent()) {
            path.insert(0, step.inArray() ? "[" + step.getCurrentIndex() + "]" : "." + step.getCurrentName());
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }

    /** Returns the path of a field of the object at this path. */
    static String field(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
