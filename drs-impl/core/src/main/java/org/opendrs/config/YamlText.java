package org.opendrs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeSet;

/**
 * Reads YAML into nodes. Takes the part of the language that people write settings in: one document of mappings, lists and scalars.
 * Anchors, aliases and tags are refused, because texts grow without bound through the first two and name Java classes through the
 * third.
 */
final class YamlText {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    /** Deeper than any text of ours; the reader is recursive. */
    private static final int MAX_DEPTH = 16;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final YAMLParser parser;
    private final Problems problems;
    private boolean refused;

    private YamlText(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** Returns the text as a node: an empty one for an empty text, a broken one if it is not YAML. */
    static YamlNode parse(String yaml, Problems problems) {
        // Editors on Windows put a byte order mark before the text; it belongs to none of its lines.
        String text = yaml.startsWith(BYTE_ORDER_MARK) ? yaml.substring(1) : yaml;
        int foreign = foreign(text);
        if (foreign >= 0) {
            return new SyntaxError(Place.in(text, foreign), character(text.codePointAt(foreign))).note(problems);
        }
        try (var parser = FACTORY.createParser(text)) {
            return new YamlText(parser, problems).document();
        } catch (TooDeep e) {
            problems.add(e.path, e.place, "this is nested deeper than " + MAX_DEPTH + " levels");
            return new YamlNode.Broken(e.place);
        } catch (JsonProcessingException e) {
            return SyntaxError.of(e).note(problems);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    /** Nothing beyond this can be of use, and what is nested deepest is met by the parser's own limit. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final transient Place place;

        TooDeep(String path, Place place) {
            super(path);
            this.path = path;
            this.place = place;
        }
    }

    /** Returns where the first character stands that YAML does not allow; -1 if there is none. */
    private static int foreign(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isPrintable(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** YAML 1.2 §5.1; a pair of surrogates is one character, half a pair is none. */
    private static boolean isPrintable(int c) {
        boolean isControl = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0 && c != 0x85);
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !isControl && !isHalf && c != 0xFFFE && c != 0xFFFF;
    }

    private static String character(int codePoint) {
        return String.format(
                "the character U+%04X is not allowed; remove it, or write it as an escape in \"quotes\"", codePoint);
    }

    private YamlNode document() throws IOException {
        if (parser.nextToken() == null) {
            return new YamlNode.Empty(new Place(1, 1));
        }
        var root = node("", 1);
        if (parser.nextToken() != null) {
            problems.add("", here(), "a second document starts here; one file holds one document");
        }
        return root;
    }

    /** Reads the node that the current token starts. */
    private YamlNode node(String path, int depth) throws IOException {
        var place = here();
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            refuse(path, place);
            parser.skipChildren();
            return new YamlNode.Broken(place);
        }
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (depth > MAX_DEPTH) {
                throw new TooDeep(path, place);
            }
            return token == JsonToken.START_OBJECT ? mapping(place, path, depth) : sequence(place, path, depth);
        }
        if (token == JsonToken.VALUE_NULL || parser.getText().isEmpty()) {
            return new YamlNode.Empty(place);
        }
        return new YamlNode.Scalar(place, parser.getText());
    }

    /** One of them seldom comes alone, and whoever takes the first away takes them all. */
    private void refuse(String path, Place place) {
        if (!refused) {
            problems.add(path, place, "anchors, aliases and tags are not allowed; write the value itself");
        }
        refused = true;
    }

    private YamlNode mapping(Place place, String path, int depth) throws IOException {
        var items = new ArrayList<YamlNode.Item>();
        var seen = new TreeSet<String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var key = parser.currentName();
            var keyPlace = here();
            var keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            var value = node(keyPath, depth + 1);
            if (seen.add(key)) {
                items.add(new YamlNode.Item(key, keyPlace, value));
            } else {
                problems.add(keyPath, keyPlace, "stands here a second time; remove one");
            }
        }
        return new YamlNode.Mapping(place, items);
    }

    private YamlNode sequence(Place place, String path, int depth) throws IOException {
        var elements = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node(path + "[" + elements.size() + "]", depth + 1));
        }
        return new YamlNode.Sequence(place, elements);
    }

    private Place here() {
        return Place.of(parser.currentTokenLocation());
    }
}
