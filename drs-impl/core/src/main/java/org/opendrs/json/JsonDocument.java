package org.opendrs.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of document: {@code {"schema":1,"<name>":…}}. The order of the two fields does not matter on reading, because tools
 * reorder them.
 *
 * @param <T> what it holds
 */
final class JsonDocument<T> {
    private static final String SCHEMA_FIELD = "schema";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final int schema;
    private final Class<T> type;

    JsonDocument(String name, int schema, Class<T> type) {
        this.name = name;
        this.schema = schema;
        this.type = type;
    }

    /**
     * Where a text comes from.
     *
     * @param name file or other source, for messages
     * @param line line of the source on which the text starts, from 1
     */
    record Origin(String name, int line) {}

    /** Returns the document in one line. */
    String write(T value) {
        var text = new StringWriter();
        try (var out = RecordMapper.MAPPER.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField(SCHEMA_FIELD, schema);
            out.writeFieldName(name);
            RecordMapper.MAPPER.writeValue(out, value);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a " + name + " cannot be written", e);
        }
        return text.toString();
    }

    /**
     * Returns what the document holds.
     *
     * @throws RecordException if it is not such a document
     */
    T read(Origin origin, String json, FilterJson.Supply filters) {
        String text = withoutMark(json);
        var reader = RecordMapper.MAPPER.readerFor(type).withAttribute(FilterJson.Supply.ATTRIBUTE, filters);
        try {
            checkSchema(origin, text);
            return body(origin, text, reader);
        } catch (JsonMappingException e) {
            throw failure(
                    origin,
                    e.getLocation(),
                    path(name, e),
                    JsonWords.mapping(e, JsonWords.tree(text).path(name)));
        } catch (JsonProcessingException e) {
            throw failure(origin, e.getLocation(), "", JsonWords.syntax(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    /** Returns whether the text looks like such a document, rather than one of another name. */
    boolean isIn(String json) {
        try (var in = RecordMapper.MAPPER.createParser(withoutMark(json))) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            String field = in.nextFieldName();
            if (SCHEMA_FIELD.equals(field)) {
                in.nextToken();
                in.skipChildren();
                field = in.nextFieldName();
            }
            return name.equals(field);
        } catch (IOException e) {
            // Whoever reads it says what is wrong with it.
            return false;
        }
    }

    /** Looks for the schema first, so that a newer record is called just that, whatever else is new in it. */
    private void checkSchema(Origin origin, String json) throws IOException {
        try (var in = RecordMapper.MAPPER.createParser(json)) {
            requireObject(origin, in);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                var field = in.currentName();
                in.nextToken();
                if (field.equals(SCHEMA_FIELD)) {
                    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
                            || !in.getText().equals(Integer.toString(schema))) {
                        throw failure(
                                origin,
                                in.currentTokenLocation(),
                                SCHEMA_FIELD,
                                "version " + in.getText() + " is not known; this release reads version " + schema);
                    }
                    return;
                }
                in.skipChildren();
            }
            throw failure(
                    origin,
                    in.currentTokenLocation(),
                    "",
                    "the field '" + SCHEMA_FIELD + "' is missing; this is no " + name + " record");
        }
    }

    private T body(Origin origin, String json, ObjectReader reader) throws IOException {
        var body = Optional.<T>empty();
        try (var in = RecordMapper.MAPPER.createParser(json)) {
            requireObject(origin, in);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                var field = in.currentName();
                var place = in.currentTokenLocation();
                in.nextToken();
                if (field.equals(name)) {
                    body = Optional.ofNullable(reader.readValue(in));
                } else if (!field.equals(SCHEMA_FIELD)) {
                    throw failure(origin, place, field, "is not known; only 'schema' and '" + name + "' are");
                }
            }
            if (in.nextToken() != null) {
                throw failure(origin, in.currentTokenLocation(), "", "something follows after the end of the record");
            }
            var end = in.currentLocation();
            return body.orElseThrow(() -> failure(origin, end, "", "the field '" + name + "' is missing"));
        }
    }

    private void requireObject(Origin origin, JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw failure(
                    origin, in.currentTokenLocation(), "", "this is no " + name + " record, which starts with '{'");
        }
    }

    /** Returns where the mistake is, below the path of what was read. */
    static String path(String root, JsonMappingException e) {
        var path = new StringBuilder(root);
        for (var step : e.getPath()) {
            if (step.getFieldName() != null) {
                path.append('.').append(step.getFieldName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    /** Returns a text without the byte order mark that some editors put before it. */
    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static RecordException failure(
            Origin origin, @Nullable JsonLocation location, String path, String message) {
        var place = ":" + JsonWords.place(origin.line(), location);
        return new RecordException(origin.name() + place + " " + (path.isEmpty() ? "" : JsonWords.oneLine(path) + ": ")
                + JsonWords.oneLine(message));
    }
}
