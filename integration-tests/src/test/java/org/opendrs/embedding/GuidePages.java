package org.opendrs.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The guides of the documentation, and the examples in them. */
final class GuidePages {
    static final Path FOLDER = Path.of("..", "javadoc", "src", "main", "javadoc", "doc-files");

    private static final Pattern BLOCK =
            Pattern.compile("<pre class=\"(\\w+)\"( data-run=\"true\")?><code>(.*?)</code></pre>", Pattern.DOTALL);

    private GuidePages() {}

    /** Returns all pages, in name order. */
    static List<Path> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
            assertThat(pages).as("guides").hasSizeGreaterThanOrEqualTo(5);
            return pages;
        }
    }

    /** Returns the examples of one kind in all pages; one that is run knows the output that the page shows after it. */
    static Stream<Example> examples(String kind) throws IOException {
        return all().stream()
                .flatMap(page -> of(page).stream())
                .filter(example -> example.kind().equals(kind));
    }

    private static List<Example> of(Path page) {
        var examples = new ArrayList<Example>();
        Matcher block = BLOCK.matcher(text(page));
        while (block.find()) {
            String content = unescaped(block.group(3));
            int last = examples.size() - 1;
            if (block.group(1).equals("output")) {
                examples.set(last, examples.get(last).printing(content));
            } else {
                String name = page.getFileName() + " " + (last + 2);
                examples.add(new Example(name, block.group(1), content, block.group(2) != null, ""));
            }
        }
        return examples;
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /**
     * One example.
     *
     * @param name page and number
     * @param kind language
     * @param content the text
     * @param run whether it prints something
     * @param output what it prints
     */
    record Example(String name, String kind, String content, boolean run, String output) {
        private static final Pattern TYPE = Pattern.compile("(?m)^(final )?(class|record) (\\w+)");

        Example printing(String text) {
            return new Example(name, kind, content, run, text);
        }

        /** Returns the name of the file that it is compiled as. */
        String typeName() {
            Matcher type = TYPE.matcher(content);
            return type.find() ? type.group(3) : "Example";
        }

        /** Returns a whole source file: statements become the main method of a class. */
        String source() {
            if (TYPE.matcher(content).find()) {
                return content;
            }
            var imports = new StringBuilder();
            var body = new StringBuilder();
            content.lines()
                    .forEach(line -> (line.startsWith("import ") ? imports : body)
                            .append(line)
                            .append('\n'));
            return imports + "public class Example { public static void main(String[] none) throws Exception {\n" + body
                    + "}}\n";
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
