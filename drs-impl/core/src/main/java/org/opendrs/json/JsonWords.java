package org.opendrs.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Says what the JSON library complains of in the words of the format: the library names its own classes and ours, which no file has. */
final class JsonWords {
    /** What is said of a number with so many digits in its exponent that not even the library reads it. */
    static final String HUGE_EXPONENT =
            "this number has an exponent of too many digits; write a number of at most 64 bits";

    private static final int MOST_SHOWN = 200;

    /** Longest path or message; names in a file may be as long as the file. */
    private static final int MOST_LINE = 600;

    private static final String NO_JSON = "this is not valid JSON: ";

    /** Where the library tells a second place, or how a program would allow what stands there. */
    private static final Pattern ASIDE = Pattern.compile(
            " \\(start marker at .*| \\(consider enabling .*|: enable `.*|\\s*\\[Source: .*", Pattern.DOTALL);

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

    private static final List<Class<?>> WHOLE_NUMBERS =
            List.of(long.class, Long.class, int.class, Integer.class, Bytes.class, ByteRate.class, Millicores.class);

    private static final List<Class<?>> TEXTS = List.of(String.class, VmId.class, HostId.class);

    private JsonWords() {}

    /** Returns why a text is no JSON. */
    static String syntax(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof StreamConstraintsException) {
            return limit(message);
        }
        return NO_JSON + brief(message);
    }

    /** No file of ours comes near these limits. */
    private static String limit(String message) {
        if (message.contains("nesting")) {
            return "this is nested deeper than " + RecordMapper.MAX_DEPTH + " levels; no record is";
        }
        return message.startsWith("Number")
                ? "this number has too many digits; write fewer than a thousand"
                : "this text or name is too long; no record has one like it";
    }

    /** Returns why the tree is not what it should be; the tree may be that of a whole text or of a part, as long as paths start in it. */
    static String mapping(JsonMappingException e, JsonNode tree) {
        if (e.getCause() instanceof JsonProcessingException inner && !(inner instanceof JsonMappingException)) {
            return syntax(inner);
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds();
            return known == null ? "is not known here" : "is not known; known here are " + known;
        }
        if (e instanceof InvalidTypeIdException) {
            return "is no rule; valid: an object whose 'rule' is keepTogether, keepApart or runOnlyOn";
        }
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Missing creator property")) {
            return "is missing";
        }
        if (message.startsWith("Null value for creator property")) {
            return "must not be null";
        }
        if (e instanceof ValueInstantiationException) {
            return instantiation(e.getCause());
        }
        // What the library says itself has names of classes in back ticks; what our own readers say has none.
        if (e instanceof MismatchedInputException mismatch && message.contains("`")) {
            return shown(tree, e) + "valid: " + valid(mismatch.getTargetType());
        }
        return brief(message);
    }

    /** The records check themselves; what else goes wrong in them is an element that is null, or a sum too large. */
    private static String instantiation(@Nullable Throwable cause) {
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return "is not valid: " + cause.getMessage();
        }
        return cause instanceof ArithmeticException
                ? "is not valid: its numbers are too large to be computed with"
                : "is not valid: it must not hold null";
    }

    private static String shown(JsonNode tree, JsonMappingException e) {
        JsonNode node = tree;
        for (var step : e.getPath()) {
            node = step.getFieldName() != null ? node.path(step.getFieldName()) : node.path(step.getIndex());
        }
        return node.isMissingNode() ? "is of another kind; " : "is " + ObjectFields.shown(node) + "; ";
    }

    private static String valid(@Nullable Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return plain(type).orElseGet(() -> {
            boolean isList = type.isArray() || Collection.class.isAssignableFrom(type);
            return isList ? "a list" : "an object";
        });
    }

    private static Optional<String> plain(Class<?> type) {
        if (WHOLE_NUMBERS.contains(type)) {
            return Optional.of("a whole number of at most 64 bits");
        }
        if (type == double.class || type == Double.class) {
            return Optional.of("a number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of("true or false");
        }
        if (TEXTS.contains(type)) {
            return Optional.of("a text");
        }
        if (type == Instant.class) {
            return Optional.of("a time in ISO 8601 such as 2026-01-31T12:00:00Z");
        }
        return type == Duration.class ? Optional.of("a duration in ISO 8601 such as PT10S") : Optional.empty();
    }

    /** Returns line and column as people count; the library has lines and columns 0 where a text is empty. */
    static String place(int firstLine, @Nullable JsonLocation at) {
        return at == null
                ? firstLine + ":1"
                : firstLine + Math.max(1, at.getLineNr()) - 1 + ":" + Math.max(1, at.getColumnNr());
    }

    /** Returns a path or message as one line: names and values may hold line breaks and worse. */
    static String oneLine(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ");
        return line.length() <= MOST_LINE ? line : line.substring(0, MOST_LINE) + "...";
    }

    private static String brief(String message) {
        String line = UNPRINTABLE
                .matcher(ASIDE.matcher(message).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }

    /** Returns the tree of a text; a missing one if the text is none. */
    static JsonNode tree(String json) {
        try {
            JsonNode tree = RecordMapper.MAPPER.readTree(json);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
