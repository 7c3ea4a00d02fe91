package org.opendrs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Finds all that keeps a tree from being a record, where binding stops at the first mistake: reads every component on its own, and the
 * whole only when its parts are sound, so that the record's own checks speak last.
 */
final class RecordFaults {
    /** Records that are written as one number or one text. */
    private static final List<Class<?>> PLAIN =
            List.of(Bytes.class, ByteRate.class, Millicores.class, VmId.class, HostId.class);

    private final FileProblems problems;
    private final FilterJson.Supply filters = new FilterJson.Supply(List.of());

    RecordFaults(FileProblems problems) {
        this.problems = problems;
    }

    /** Notes what is wrong with the tree, and returns the record if nothing is. */
    <T> Optional<T> check(String path, JsonNode node, Class<T> type) {
        int before = problems.count();
        check(path, node, RecordMapper.MAPPER.constructType(type));
        return problems.count() > before ? Optional.empty() : bind(node, type);
    }

    /** Returns the record if the tree is one; notes nothing. */
    <T> Optional<T> bind(JsonNode node, Class<T> type) {
        try {
            return Optional.ofNullable(
                    reader(RecordMapper.MAPPER.constructType(type)).readValue(node));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ObjectReader reader(JavaType type) {
        return RecordMapper.MAPPER.readerFor(type).withAttribute(FilterJson.Supply.ATTRIBUTE, filters);
    }

    private void check(String path, JsonNode node, JavaType type) {
        int before = problems.count();
        if (type.isReferenceType()) {
            check(path, node, type.getContentType());
        } else if (type.isTypeOrSubTypeOf(List.class) && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(path + "[" + i + "]", node.get(i), type.getContentType());
            }
        } else if (type.getRawClass().isRecord() && !PLAIN.contains(type.getRawClass()) && node.isObject()) {
            components(path, node, type);
        }
        if (problems.count() == before) {
            whole(path, node, type);
        }
    }

    private void components(String path, JsonNode node, JavaType type) {
        RecordComponent[] components = type.getRawClass().getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        var missing = new TreeSet<String>();
        for (String name : names) {
            if (!node.has(name) && !YoungerComponents.mayLack(type.getRawClass(), name)) {
                problems.add(path, FileProblems.missing(name));
                missing.add(name);
            }
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                problems.unknown(path, name, names, missing);
            }
        });
        for (RecordComponent component : components) {
            JsonNode value = node.get(component.getName());
            if (value == null) {
                continue;
            }
            if (value.isNull()) {
                problems.add(FileProblems.field(path, component.getName()), "must not be null");
            } else {
                var own = RecordMapper.MAPPER
                        .getTypeFactory()
                        .resolveMemberType(component.getGenericType(), type.getBindings());
                check(FileProblems.field(path, component.getName()), value, own);
            }
        }
    }

    private void whole(String path, JsonNode node, JavaType type) {
        try {
            Object value = reader(type).readValue(node);
            if (value == null) {
                problems.add(path, "must not be null");
            }
        } catch (JsonMappingException e) {
            problems.add(JsonDocument.path(path, e), JsonWords.mapping(e, node));
        } catch (JsonProcessingException e) {
            problems.add(path, JsonWords.syntax(e));
        } catch (IOException e) {
            problems.add(path, "cannot be read as what belongs here");
        }
    }
}
