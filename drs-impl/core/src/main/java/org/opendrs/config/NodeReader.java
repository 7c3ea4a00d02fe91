package org.opendrs.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.opendrs.core.words.NearMiss;

/** Reads nodes of known shape; what does not fit is noted and left out. */
final class NodeReader {
    private final Problems problems;

    NodeReader(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** Calls the consumer for each item of a mapping whose names are free; the path is that of the item. */
    void each(String path, YamlNode node, String valid, BiConsumer<String, YamlNode.Item> consumer) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.items().forEach(item -> consumer.accept(join(path, item.key()), item));
        } else if (!(node instanceof YamlNode.Empty)) {
            problems.notA(path, node, valid);
        }
    }

    /**
     * Returns the values of a mapping by name; names that are not among the known ones are noted. The name that a mistyped one was
     * probably meant to be counts as there and reported, so that nobody complains that it is missing as well.
     */
    Map<String, YamlNode> fields(String path, YamlNode node, List<String> known) {
        var fields = new TreeMap<String, YamlNode>();
        var mistyped = new TreeMap<String, YamlNode>();
        each(path, node, "a mapping with " + String.join(", ", known), (itemPath, item) -> {
            if (known.contains(item.key())) {
                fields.put(item.key(), item.value());
            } else {
                var meant = NearMiss.of(item.key(), known);
                meant.ifPresent(name -> mistyped.put(name, new YamlNode.Broken(item.place())));
                problems.unknown(itemPath, item, known, meant);
            }
        });
        mistyped.forEach(fields::putIfAbsent);
        return fields;
    }

    /** Calls the consumer for each element of a list; the path is that of the element. */
    void elements(String path, YamlNode node, String valid, BiConsumer<String, YamlNode> consumer) {
        if (node instanceof YamlNode.Sequence sequence) {
            for (int i = 0; i < sequence.elements().size(); i++) {
                consumer.accept(path + "[" + i + "]", sequence.elements().get(i));
            }
        } else if (!(node instanceof YamlNode.Empty)) {
            problems.notA(path, node, valid);
        }
    }

    /** Returns the value of a field, or the default if it is absent or not valid. */
    <T> T value(String path, Map<String, YamlNode> fields, String name, Form<T> form, T standard) {
        return value(path, fields, name, form).orElse(standard);
    }

    /** Returns the value of a field; empty if it is absent or not valid. */
    <T> Optional<T> value(String path, Map<String, YamlNode> fields, String name, Form<T> form) {
        var node = fields.get(name);
        return node == null ? Optional.empty() : scalar(join(path, name), node, form.valid(), form::parse);
    }

    /** Returns a list of different ids, in id order. */
    <T extends Comparable<? super T>> List<T> ids(
            String path, YamlNode node, String kind, Function<String, T> constructor) {
        return ids(path, node, kind, constructor, id -> Optional.empty());
    }

    /** Returns a list of different ids, in id order, those left out of which the caller complains. */
    <T extends Comparable<? super T>> List<T> ids(
            String path,
            YamlNode node,
            String kind,
            Function<String, T> constructor,
            Function<T, Optional<String>> complaint) {
        var ids = new TreeSet<T>();
        elements(path, node, "a list of " + kind + " ids", (elementPath, element) -> {
            var id = id(elementPath, element, kind, constructor);
            var wrong = id.flatMap(complaint);
            if (wrong.isPresent()) {
                problems.add(elementPath, element.place(), wrong.get());
            } else if (id.isPresent() && !ids.add(id.get())) {
                problems.add(elementPath, element.place(), element.describe() + " stands here twice; remove one");
            }
        });
        return List.copyOf(ids);
    }

    /** Returns the id that a key or an element names. */
    <T> Optional<T> id(String path, YamlNode node, String kind, Function<String, T> constructor) {
        return scalar(path, node, "a " + kind + " id of 1 to 256 characters", text -> {
            try {
                return Optional.of(constructor.apply(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private <T> Optional<T> scalar(String path, YamlNode node, String valid, Function<String, Optional<T>> parser) {
        var value = node instanceof YamlNode.Scalar scalar ? parser.apply(scalar.text()) : Optional.<T>empty();
        if (value.isEmpty()) {
            problems.notA(path, node, valid);
        }
        return value;
    }

    /** Returns where the value of a field stands; where the mapping does if it lacks the field. */
    Place placeOf(YamlNode node, String name) {
        var items = node instanceof YamlNode.Mapping mapping ? mapping.items() : List.<YamlNode.Item>of();
        return items.stream()
                .filter(item -> item.key().equals(name))
                .map(item -> item.value().place())
                .findFirst()
                .orElse(node.place());
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
