package org.opendrs.config;

import java.util.List;

/** A piece of a YAML text with its place. Scalars are text: what they mean depends on what they stand for. */
sealed interface YamlNode {
    Place place();

    /** Returns what this is, in words for a message. */
    String describe();

    /** One value. */
    record Scalar(Place place, String text) implements YamlNode {
        @Override
        public String describe() {
            return Problems.quoted(text);
        }
    }

    /** Nothing where a value could stand. */
    record Empty(Place place) implements YamlNode {
        @Override
        public String describe() {
            return "no value";
        }
    }

    /** Names with values, in the order of the text; no name stands twice. */
    record Mapping(Place place, List<Item> items) implements YamlNode {
        /** Copies the list. */
        public Mapping {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> elements) implements YamlNode {
        /** Copies the list. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /** Something that was reported already. */
    record Broken(Place place) implements YamlNode {
        @Override
        public String describe() {
            return "something that cannot be read";
        }
    }

    /** One name of a mapping with its value. */
    record Item(String key, Place place, YamlNode value) {}
}
