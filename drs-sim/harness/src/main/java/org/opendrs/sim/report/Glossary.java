package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.RunTerm;

/** What the words of a result mean, as lines of text, as part of a page and as part of the reference. */
public final class Glossary {
    private Glossary() {}

    /** Returns all figures and terms, figures in the order of the table. */
    public static List<Entry> all() {
        return Stream.concat(
                        figures(List.of(RunFigure.values()), RunFigure::heading, figure -> figure).stream(), terms())
                .toList();
    }

    /** Returns the figures of these rows and all terms as entries of a definition list. */
    static String html(List<ResultRows.Row> rows) {
        var html = new StringBuilder();
        Stream.concat(figures(rows, ResultRows.Row::label, ResultRows.Row::figure).stream(), terms())
                .forEach(entry -> html.append("<dt>")
                        .append(ReportPage.escaped(entry.label()))
                        .append("</dt><dd>")
                        .append(ReportPage.escaped(entry.meaning()))
                        .append("</dd>\n"));
        return html.toString();
    }

    /** Returns the rows of a table that explains the fields of the JSON form, each with its figure and its meaning. */
    static String reference() {
        var html = new StringBuilder();
        var fields = List.of(RunFigure.values());
        var entries = figures(fields, RunFigure::heading, figure -> figure);
        for (int i = 0; i < fields.size(); i++) {
            html.append("<tr><td><code>")
                    .append(fields.get(i).jsonField())
                    .append("</code></td><td>")
                    .append(ReportPage.escaped(entries.get(i).label()))
                    .append("</td><td>")
                    .append(ReportPage.escaped(entries.get(i).meaning()))
                    .append("</td></tr>\n");
        }
        return html.toString();
    }

    /** Returns the first sentence of what a figure means. */
    static String shortly(RunFigure figure) {
        int end = figure.meaning().indexOf(". ");
        return end < 0 ? figure.meaning() : figure.meaning().substring(0, end + 1);
    }

    /** A part of a figure is called by the name of the whole as well, since here it may stand alone. */
    private static <T> List<Entry> figures(List<T> all, Function<T, String> label, Function<T, RunFigure> figure) {
        var entries = new ArrayList<Entry>();
        String whole = "";
        for (T one : all) {
            var found = figure.apply(one);
            boolean part = found.label().startsWith(" ");
            whole = part ? whole : found.label();
            String name = label.apply(one).strip();
            entries.add(new Entry(
                    part ? whole + ", " + name : name,
                    found.meaning() + " " + capital(found.better().text()) + "."));
        }
        return entries;
    }

    private static Stream<Entry> terms() {
        return Stream.of(RunTerm.values()).map(term -> new Entry(term.label(), term.meaning()));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * One word.
     *
     * @param label the word, a figure with its unit
     * @param meaning what it means, in sentences
     */
    public record Entry(String label, String meaning) {}
}
