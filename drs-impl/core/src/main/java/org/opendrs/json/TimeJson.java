package org.opendrs.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Times as they are written, in ISO 8601, and as nothing else: the library's own readers take numbers too, and fail on an object with an
 * exception that names no place.
 *
 * @param <T> the kind of time
 */
final class TimeJson<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<CharSequence, T> parser;

    TimeJson(Class<T> type, Function<CharSequence, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            return (T) context.handleUnexpectedToken(handledType(), in);
        }
        try {
            return parser.apply(in.getText());
        } catch (DateTimeException e) {
            return (T) context.handleWeirdStringValue(handledType(), in.getText(), "%s", e.getMessage());
        }
    }
}
