package org.opendrs.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.opendrs.migration.PlacementFilter;

/** Filters are code: their names are written, and on reading they must be supplied again. */
final class FilterJson {
    private FilterJson() {}

    /** The filters that records may name. */
    static final class Supply {
        /** The attribute of a reader under which the supply stands. */
        static final String ATTRIBUTE = "drs.filters";

        private final TreeMap<String, PlacementFilter> byName = new TreeMap<>();

        Supply(List<PlacementFilter> filters) {
            for (var filter : filters) {
                if (byName.put(filter.name(), filter) != null) {
                    throw new IllegalArgumentException("two filters have the name '" + filter.name() + "'");
                }
            }
        }
    }

    static final class Writer extends StdSerializer<PlacementFilter> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(PlacementFilter.class);
        }

        @Override
        public void serialize(PlacementFilter filter, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(filter.name());
        }
    }

    static final class Reader extends StdDeserializer<PlacementFilter> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(PlacementFilter.class);
        }

        @Override
        public PlacementFilter deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var name = context.readValue(in, String.class);
            var supply = (Supply) context.getAttribute(Supply.ATTRIBUTE);
            var filter = supply.byName.get(name);
            if (filter != null) {
                return filter;
            }
            return context.reportInputMismatch(
                    this,
                    "the record was made with the filter '%s', which is code and not in it; supply it when reading (supplied: %s)",
                    name,
                    supply.byName.keySet());
        }
    }
}
