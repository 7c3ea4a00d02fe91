package org.opendrs.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Vectors as {@code {"cpu":millicores,"memory":bytes,"others":[…]}}; nearly all have no others, and then not the field. */
final class VectorJson {
    private VectorJson() {}

    /** A resource that is neither CPU nor memory. */
    private record Other(String name, String unit, long amount) {}

    private record Parts(long cpu, long memory, List<Other> others) {}

    static final class Writer extends StdSerializer<ResourceVector> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(ResourceVector.class);
        }

        @Override
        public void serialize(ResourceVector vector, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            out.writeNumberField("cpu", vector.cpu().value());
            out.writeNumberField("memory", vector.memory().value());
            var others = vector.resources().stream()
                    .filter(r -> !r.equals(Resource.CPU) && !r.equals(Resource.MEMORY))
                    .toList();
            if (!others.isEmpty()) {
                out.writeArrayFieldStart("others");
                for (var resource : others) {
                    out.writePOJO(new Other(resource.name(), resource.unit(), vector.amount(resource)));
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<ResourceVector> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(ResourceVector.class);
        }

        @Override
        public ResourceVector deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.isExpectedStartObjectToken()) {
                return (ResourceVector) context.handleUnexpectedToken(ResourceVector.class, in);
            }
            var parts = parts(in, context);
            try {
                var vector = ResourceVector.of(Millicores.millicores(parts.cpu()), Bytes.bytes(parts.memory()));
                for (var other : parts.others()) {
                    vector = vector.with(new Resource(other.name(), other.unit()), other.amount());
                }
                return vector;
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "%s", e.getMessage());
            }
        }

        private List<Other> others(JsonParser in, DeserializationContext context) throws IOException {
            Other[] others = context.readValue(in, Other[].class);
            for (var other : others) {
                if (other == null) {
                    context.reportInputMismatch(this, "'others' of a vector must not hold null");
                }
            }
            return List.of(others);
        }

        private Parts parts(JsonParser in, DeserializationContext context) throws IOException {
            long cpu = -1;
            long memory = -1;
            List<Other> others = List.of();
            for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                if (in.nextToken() == JsonToken.VALUE_NULL) {
                    context.reportInputMismatch(this, "'%s' of a vector must not be null", name);
                }
                switch (name) {
                    case "cpu" -> cpu = context.readValue(in, Long.class);
                    case "memory" -> memory = context.readValue(in, Long.class);
                    case "others" -> others = others(in, context);
                    default -> context.handleUnknownProperty(in, this, ResourceVector.class, name);
                }
            }
            if (cpu < 0 || memory < 0) {
                context.reportInputMismatch(this, "a vector needs 'cpu' and 'memory', each >= 0");
            }
            return new Parts(cpu, memory, others);
        }
    }
}
