package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import org.apache.commons.text.WordUtils;

/** Prints prose that fits a terminal: lines that would be too long go on, indented, on the next. */
final class Paragraphs {
    /** What every terminal shows. */
    private static final int WIDTH = 80;

    private static final int INDENT = 2;

    private final PrintWriter out;

    Paragraphs(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line at the margin. */
    void line(String text) {
        print(text, 0);
    }

    /** Prints a line below another one that it belongs to. */
    void item(String text) {
        print(text, INDENT);
    }

    private void print(String text, int indent) {
        String margin = " ".repeat(indent);
        // What goes on is as wide as what it goes on from, or a word that just fits there would not fit here.
        String wrapped = WordUtils.wrap(text, WIDTH - indent - INDENT, "\n", false);
        String next = margin;
        for (String line : Arrays.asList(wrapped.split("\n"))) {
            out.println(next + line);
            next = margin + " ".repeat(INDENT);
        }
    }
}
