package org.opendrs.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One JSON object, read field by field. What is wrong is noted and stands as a harmless value, so that the rest is read as well; the
 * caller asks {@link FileProblems#orThrow} in the end. Fields that nobody asked for are unknown.
 */
final class ObjectFields {
    /** As much of a wrong value as is needed to find it. */
    private static final int MOST_SHOWN = 60;

    /** More digits than a double can tell apart. */
    private static final int MOST_DIGITS = 40;

    private final String path;
    private final JsonNode node;
    private final FileProblems problems;
    private final boolean isObject;
    private final TreeSet<String> known = new TreeSet<>();
    private final TreeSet<String> missing = new TreeSet<>();

    ObjectFields(String path, JsonNode node, FileProblems problems) {
        this.path = path;
        this.problems = problems;
        isObject = node.isObject();
        if (node.isObject()) {
            this.node = node;
        } else {
            problems.add(path, "is " + shown(node) + "; valid: an object");
            this.node = JsonNodeFactory.instance.objectNode();
        }
    }

    String path() {
        return path;
    }

    /** Notes a problem of one field. */
    void complain(String name, String message) {
        problems.add(FileProblems.field(path, name), message);
    }

    private Optional<JsonNode> value(String name, boolean required) {
        known.add(name);
        JsonNode value = node.get(name);
        if (value == null && required && isObject) {
            problems.add(path, FileProblems.missing(name));
            missing.add(name);
        }
        return Optional.ofNullable(value);
    }

    /** Returns a text that is not blank, no longer than an id may be. */
    String text(String name) {
        return text(value(name, true), FileProblems.field(path, name)).orElse("?");
    }

    /** Returns a text if there is one. */
    Optional<String> optionalText(String name) {
        return text(value(name, false), FileProblems.field(path, name));
    }

    private Optional<String> text(Optional<JsonNode> value, String at) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isTextual() || value.get().textValue().isBlank()) {
            problems.add(at, "is " + shown(value.get()) + "; valid: a text that is not blank");
            return Optional.empty();
        }
        return Optional.of(value.get().textValue());
    }

    /** Returns a whole number within the bounds. */
    long whole(String name, long least, long most) {
        return whole(value(name, true), name, least, most).orElse(least);
    }

    /** Returns a whole number within the bounds, if there is one. */
    Optional<Long> optionalWhole(String name, long least, long most) {
        return whole(value(name, false), name, least, most);
    }

    private Optional<Long> whole(Optional<JsonNode> value, String name, long least, long most) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonNode number = value.get();
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.longValue() < least
                || number.longValue() > most) {
            complain(name, "is " + shown(number) + "; valid: a whole number from " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(number.longValue());
    }

    /** Returns a number within the bounds. */
    BigDecimal number(String name, long least, long most) {
        return number(value(name, true), name, least, most).orElse(BigDecimal.valueOf(least));
    }

    /** Returns a number within the bounds, if there is one. */
    Optional<BigDecimal> optionalNumber(String name, long least, long most) {
        return number(value(name, false), name, least, most);
    }

    private Optional<BigDecimal> number(Optional<JsonNode> value, String name, long least, long most) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonNode number = value.get();
        // The comparison in double keeps numbers of absurd length from being computed with.
        boolean inRange = number.isNumber() && number.doubleValue() >= least && number.doubleValue() <= most;
        if (!inRange) {
            complain(name, "is " + shown(number) + "; valid: a number from " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(decimal(number));
    }

    /** Returns the number as it is written, unless it has so many digits that computing with it would take long. */
    private static BigDecimal decimal(JsonNode number) {
        BigDecimal exact = number.decimalValue();
        boolean isLong = exact.precision() > MOST_DIGITS || exact.scale() > MOST_DIGITS || exact.scale() < -MOST_DIGITS;
        return isLong ? new BigDecimal(number.doubleValue()) : exact;
    }

    /** Returns the elements of a list with their paths. */
    List<Element> list(String name) {
        return list(value(name, true), name);
    }

    /** Returns the elements of a list with their paths; none if there is no list. */
    List<Element> optionalList(String name) {
        return list(value(name, false), name);
    }

    /** An element and where it stands. */
    record Element(String path, JsonNode node) {}

    private List<Element> list(Optional<JsonNode> value, String name) {
        var elements = new ArrayList<Element>();
        if (value.isPresent() && !value.get().isArray()) {
            complain(name, "is " + shown(value.get()) + "; valid: a list");
            return elements;
        }
        value.ifPresent(list -> list.forEach(element ->
                elements.add(new Element(FileProblems.field(path, name) + "[" + elements.size() + "]", element))));
        return elements;
    }

    /** Returns the texts of a list; none if there is no list. */
    List<String> optionalTexts(String name) {
        var texts = new ArrayList<String>();
        for (Element element : optionalList(name)) {
            text(Optional.of(element.node()), element.path()).ifPresent(texts::add);
        }
        return texts;
    }

    /** Returns the object in a field, if there is one. */
    Optional<ObjectFields> optionalObject(String name) {
        return value(name, false).map(value -> new ObjectFields(FileProblems.field(path, name), value, problems));
    }

    /** Returns the object in a field. */
    Optional<ObjectFields> object(String name) {
        return value(name, true).map(value -> new ObjectFields(FileProblems.field(path, name), value, problems));
    }

    /** Returns the names of all fields, in file order, and counts them as known. */
    List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        known.addAll(names);
        return names;
    }

    /** Notes every field that was not asked for. Call it when all others have been read. */
    void refuseOthers() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.unknown(path, name, known, missing);
            }
        });
    }

    /** Returns a value as a message may show it. */
    static String shown(JsonNode value) {
        String text = value.isContainerNode() ? (value.isArray() ? "a list" : "an object") : value.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }
}
