package org.opendrs.sim.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.html.HtmlEscapers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's text. Its content security policy forbids all network and every script and style but those whose hashes it names, so
 * that even a mistake in escaping would run nothing.
 */
final class ReportPage {
    /** Near the beginning of every page; what has it may be overwritten by the next report. */
    static final String MARKER = "<meta name=\"generator\" content=\"drs run --report\">";

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final Map<String, String> parts = new TreeMap<>();

    private ReportPage() {}

    /**
     * Returns the page.
     *
     * @param title its title
     * @param head what stands above the table
     * @param policies the columns of the table
     * @param rows the rows of the table
     * @param data what the script draws
     */
    static String text(String title, Head head, List<String> policies, List<ResultRows.Row> rows, JsonNode data) {
        var page = new ReportPage();
        page.parts.put("marker", MARKER);
        page.parts.put("title", escaped(title));
        page.parts.put("facts", facts(head.facts()));
        page.parts.put("verdict", verdict(head.verdict()));
        page.parts.put("table", table(policies, rows));
        page.parts.put("glossary", Glossary.html(rows));
        page.parts.put("data", ScriptJson.text(data));
        page.embed();
        return page.fill(ChartLibrary.own("page.html"));
    }

    private void embed() {
        String library = ChartLibrary.script();
        String script = ChartLibrary.own("page.js");
        String style = ChartLibrary.style() + "\n" + ChartLibrary.own("page.css");
        requireEmbeddable(library);
        requireEmbeddable(script);
        requireEmbeddable(style);
        parts.put("library", library);
        parts.put("script", script);
        parts.put("style", style);
        parts.put("licence", escaped(ChartLibrary.licence()));
        parts.put(
                "policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + hash(library) + " "
                        + hash(script) + "; style-src " + hash(style));
    }

    private static void requireEmbeddable(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("</script") || lower.contains("</style") || lower.contains("<!--")) {
            throw new IllegalStateException("a script or style of the page would end its element; nothing was written");
        }
    }

    /** In one pass: what is filled in is not looked through again. */
    private String fill(String template) {
        return PLACE.matcher(template).replaceAll(place -> {
            String part = parts.get(place.group(1));
            if (part == null) {
                throw new IllegalStateException("the page has a place for " + place.group(1) + ", which nobody fills");
            }
            return Matcher.quoteReplacement(part);
        });
    }

    private static String facts(List<Fact> facts) {
        var html = new StringBuilder();
        for (Fact fact : facts) {
            html.append("<dt>").append(escaped(fact.label())).append("</dt>");
            for (String value : fact.values()) {
                html.append("<dd>").append(escaped(value)).append("</dd>");
            }
            html.append('\n');
        }
        return html.toString();
    }

    private static String verdict(List<String> sentences) {
        return sentences.isEmpty() ? "" : "<p class=\"verdict\">" + escaped(String.join(" ", sentences)) + "</p>\n";
    }

    private static String table(List<String> policies, List<ResultRows.Row> rows) {
        var html = new StringBuilder("<thead><tr><th scope=\"col\">figure</th>");
        policies.forEach(policy ->
                html.append("<th scope=\"col\">").append(escaped(policy)).append("</th>"));
        html.append("<th scope=\"col\">what it is</th></tr></thead>\n<tbody>\n");
        for (var row : rows) {
            html.append(row.label().startsWith(" ") ? "<tr class=\"part\">" : "<tr>")
                    .append("<th scope=\"row\" title=\"")
                    .append(escaped(row.figure().meaning()))
                    .append("\">")
                    .append(escaped(row.label().strip()))
                    .append("</th>");
            row.cells()
                    .forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("<td class=\"meaning\">")
                    .append(escaped(Glossary.shortly(row.figure())))
                    .append("</td></tr>\n");
        }
        return html.append("</tbody>").toString();
    }

    /** Returns a text that is harmless between tags and in quoted attributes. */
    static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What stands above the table.
     *
     * @param facts what was run, in order
     * @param verdict what is to be said of all figures together, in sentences; empty if nothing is
     */
    record Head(List<Fact> facts, List<String> verdict) {
        /** Copies the lists. */
        Head {
            facts = List.copyOf(facts);
            verdict = List.copyOf(verdict);
        }
    }

    /**
     * Something that the head of the page says.
     *
     * @param label what it is
     * @param values one or more lines
     */
    record Fact(String label, List<String> values) {
        /** Copies the list. */
        Fact {
            values = List.copyOf(values);
        }

        static Fact of(String label, String value) {
            return new Fact(label, List.of(value));
        }
    }
}
