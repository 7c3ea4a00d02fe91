package org.opendrs.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * How the types of the API are written: quantities and ids as plain numbers and strings, times in ISO 8601, rules with their kind,
 * filters by name, all other records field by field in the order of their components. Reading is strict: what is missing, unknown,
 * of another kind, or stands twice, is an error. Only {@link YoungerComponents} may be missing.
 */
final class RecordMapper {
    static final JsonMapper MAPPER = create();

    /** Deeper than any record; the reader is recursive. */
    static final int MAX_DEPTH = 64;

    private RecordMapper() {}

    private static JsonMapper create() {
        var mapper = JsonMapper.builder()
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new YoungerComponents(), new JacksonAnnotationIntrospector()))
                .injectableValues(YoungerComponents.values())
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(ownTypes())
                .addMixIn(Bytes.class, OneNumber.class)
                .addMixIn(ByteRate.class, OneNumber.class)
                .addMixIn(Millicores.class, OneNumber.class)
                .addMixIn(VmId.class, OneText.class)
                .addMixIn(HostId.class, OneText.class)
                .addMixIn(PlacementRule.class, Rule.class)
                // Records have methods like isEmpty() that are no components.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // One record is one line in any encoding.
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }

    private static SimpleModule ownTypes() {
        return new SimpleModule("drs")
                .addSerializer(ResourceVector.class, new VectorJson.Writer())
                .addDeserializer(ResourceVector.class, new VectorJson.Reader())
                .addDeserializer(Duration.class, new TimeJson<>(Duration.class, Duration::parse))
                .addDeserializer(Instant.class, new TimeJson<>(Instant.class, Instant::parse))
                .addSerializer(PlacementFilter.class, new FilterJson.Writer())
                .addDeserializer(PlacementFilter.class, new FilterJson.Reader());
    }

    /** A record of one number. */
    private abstract static class OneNumber {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneNumber(@SuppressWarnings("unused") long value) {}

        @JsonValue
        abstract long value();
    }

    /** A record of one string. */
    private abstract static class OneText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneText(@SuppressWarnings("unused") String value) {}

        @JsonValue
        abstract String value();
    }

    /** A rule with its kind. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PlacementRule.KeepTogether.class, name = "keepTogether"),
        @JsonSubTypes.Type(value = PlacementRule.KeepApart.class, name = "keepApart"),
        @JsonSubTypes.Type(value = PlacementRule.RunOnlyOn.class, name = "runOnlyOn")
    })
    private interface Rule {}
}
