package org.opendrs.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * A mapping in an {@link OperatorText}. Every method that reads a value returns empty if it is absent, and also if it is not valid,
 * which is then noted; {@link #has} tells the two apart. Not thread-safe.
 */
public final class TextSection {
    private final NodeReader reader;
    private final String path;
    private final YamlNode node;
    private final Map<String, YamlNode> fields;

    private TextSection(NodeReader reader, String path, YamlNode node, Map<String, YamlNode> fields) {
        this.reader = reader;
        this.path = path;
        this.node = node;
        this.fields = fields;
    }

    static TextSection of(NodeReader reader, String path, YamlNode node, List<String> names) {
        return new TextSection(reader, path, node, reader.fields(path, node, names));
    }

    /** Returns where the section stands, such as {@code hosts[0]}; empty for the whole text. */
    public String path() {
        return path;
    }

    /** Returns whether the text has something under this name, valid or not. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Returns which of these names the section has, in their order. */
    public List<String> present(List<String> names) {
        return names.stream().filter(fields::containsKey).toList();
    }

    /** Notes that a value is wrong in a way that its form does not tell. */
    public void problem(String name, String advice) {
        reader.problems().add(NodeReader.join(path, name), at(name).place(), advice);
    }

    /** Notes that an element of a list is wrong. */
    public void problem(String name, int index, String advice) {
        var list = at(name) instanceof YamlNode.Sequence sequence ? sequence.elements() : List.<YamlNode>of();
        var place = index < list.size() ? list.get(index).place() : at(name).place();
        reader.problems().add(NodeReader.join(path, name) + "[" + index + "]", place, advice);
    }

    /** Notes that the section as a whole is wrong. */
    public void problem(String advice) {
        reader.problems().add(path, node.place(), advice);
    }

    /** Notes that a value is missing, unless it is there or what stands in its place was reported already. */
    public void require(String name, String advice) {
        if (isReadable() && !has(name)) {
            problem(advice);
        }
    }

    private boolean isReadable() {
        return node instanceof YamlNode.Mapping || node instanceof YamlNode.Empty;
    }

    /** Returns whether nothing was found to be wrong so far with what stands under this name, if anything does. */
    public boolean isSound(String name) {
        return isReadable()
                && !(at(name) instanceof YamlNode.Broken)
                && !reader.problems().concernAnythingIn(NodeReader.join(path, name));
    }

    /** Returns a value as it stands in the text, in quotes; what it is in words if it is no text. */
    public String written(String name) {
        return at(name).describe();
    }

    /** Returns an amount of memory within bounds. */
    public Optional<Bytes> memory(String name, Bytes least, Bytes most) {
        return within(name, Forms.BYTES, least, most);
    }

    /** Returns a time within bounds. */
    public Optional<Duration> time(String name, Duration least, Duration most) {
        return within(name, Forms.DURATION, least, most);
    }

    /** Returns an amount of CPU within bounds. */
    public Optional<Millicores> cores(String name, Millicores least, Millicores most) {
        return within(name, Forms.MILLICORES, least, most);
    }

    /** Returns a rate of bytes within bounds. */
    public Optional<ByteRate> rate(String name, ByteRate least, ByteRate most) {
        return within(name, Forms.BYTE_RATE, least, most);
    }

    /** Returns a ratio, such as 1.5 or 150%, within bounds. */
    public Optional<Double> ratio(String name, double least, double most) {
        return within(name, Forms.RATIO, least, most);
    }

    /** Returns a ratio that is usually written in per cent, within bounds. */
    public Optional<Double> share(String name, double least, double most) {
        return within(name, Forms.SHARE, least, most);
    }

    /** Returns a whole number within bounds. */
    public Optional<Long> whole(String name, long least, long most) {
        return within(name, Forms.WHOLE_NUMBER, least, most);
    }

    /** Returns {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return reader.value(path, fields, name, Forms.SWITCH);
    }

    /** Returns one of the constants of an enumeration, which are written in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return reader.value(path, fields, name, Forms.oneOf(type));
    }

    /**
     * Returns a text.
     *
     * @param valid what is valid, in words with an example
     */
    public Optional<String> text(String name, String valid) {
        return reader.value(path, fields, name, word(valid));
    }

    /**
     * Returns a list of texts, those left out that are not valid.
     *
     * @param valid what is valid for one of them, in words with an example
     * @param complaint returns what is wrong with a text; empty if nothing is
     */
    public List<String> texts(String name, String valid, Function<String, Optional<String>> complaint) {
        var texts = new ArrayList<String>();
        reader.elements(
                NodeReader.join(path, name),
                at(name),
                "a list, each element of which is " + valid,
                (where, element) -> {
                    if (element instanceof YamlNode.Scalar scalar) {
                        var wrong = complaint.apply(scalar.text());
                        wrong.ifPresent(advice -> reader.problems().add(where, element.place(), advice));
                        if (wrong.isEmpty()) {
                            texts.add(scalar.text());
                        }
                    } else {
                        reader.problems().notA(where, element, valid);
                    }
                });
        return texts;
    }

    /** Returns the different elements of a list, each of which must be one of the names. */
    public List<String> names(String name, List<String> valid) {
        var names = new LinkedHashSet<String>();
        return List.copyOf(texts(name, "one of " + String.join(", ", valid), text -> {
            if (!valid.contains(text)) {
                return Optional.of(Problems.quoted(text) + " is not known" + OperatorValues.choice(text, valid));
            }
            return names.add(text)
                    ? Optional.empty()
                    : Optional.of(Problems.quoted(text) + " stands here twice; name each once");
        }));
    }

    /** Returns whether the value is written as a share, in per cent. */
    public boolean isShare(String name) {
        return at(name) instanceof YamlNode.Scalar scalar && scalar.text().endsWith("%");
    }

    /** Returns a mapping with these names; one without any if it is absent. */
    public TextSection section(String name, List<String> names) {
        return of(reader, NodeReader.join(path, name), at(name), names);
    }

    /** Returns a list of mappings with these names each. */
    public List<TextSection> sections(String name, List<String> names) {
        var sections = new ArrayList<TextSection>();
        reader.elements(
                NodeReader.join(path, name),
                at(name),
                "a list of mappings with " + String.join(", ", names),
                (where, element) -> sections.add(of(reader, where, element, names)));
        return sections;
    }

    /** Returns settings of the engine; those that the text does not name have their defaults. */
    public DrsSettings settings(String name) {
        var inner = new Problems();
        var settings = SettingsReader.read(at(name), inner);
        reader.problems().addAll(NodeReader.join(path, name), inner);
        return settings.orElse(DrsSettings.DEFAULT);
    }

    /**
     * Returns the rules under {@code rules}, written as in {@link FileInventory}.
     *
     * @param vm returns what is wrong with the id of a VM; empty if nothing is
     * @param host returns the same of a host
     */
    public List<PlacementRule> rules(Function<VmId, Optional<String>> vm, Function<HostId, Optional<String>> host) {
        return new RuleText(reader, vm, host).read(at("rules"));
    }

    private YamlNode at(String name) {
        return fields.getOrDefault(name, new YamlNode.Empty(node.place()));
    }

    private <T extends Comparable<? super T>> Optional<T> within(String name, Form<T> form, T least, T most) {
        var range = form.print(least) + " to " + form.print(most);
        var bounded = new Form<>(form.type(), form.valid() + ", " + range, form.parser(), form.printer());
        var value = reader.value(path, fields, name, bounded);
        if (value.isPresent()
                && (value.get().compareTo(least) < 0 || value.get().compareTo(most) > 0)) {
            problem(name, written(name) + " is out of range; " + range + " is valid");
            return Optional.empty();
        }
        return value;
    }

    private static Form<String> word(String valid) {
        return new Form<>(
                String.class, valid, text -> text.isBlank() ? Optional.empty() : Optional.of(text), text -> text);
    }
}
