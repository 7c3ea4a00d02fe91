package org.opendrs.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The texts that a page carries with it: the chart library, as its registry package has it on the class path, and our own. */
final class ChartLibrary {
    private static final String PACKAGE = "META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final String FOLDER = "META-INF/resources/webjars/uplot/";

    private ChartLibrary() {}

    static String script() {
        return inFolder("/dist/uPlot.iife.min.js");
    }

    static String style() {
        return inFolder("/dist/uPlot.min.css");
    }

    static String licence() {
        return inFolder("/LICENSE");
    }

    /** Returns a text of this package. */
    static String own(String name) {
        return read("org/opendrs/sim/report/" + name);
    }

    private static String inFolder(String name) {
        return read(FOLDER + version() + name);
    }

    private static String version() {
        var properties = new Properties();
        try (InputStream in = open(PACKAGE)) {
            properties.load(in);
        } catch (IOException e) {
            throw unreadable(PACKAGE, e);
        }
        return properties.getProperty("version", "");
    }

    /** Returns the text as an HTML parser sees it: with line feeds only, so that hashes over it agree. */
    private static String read(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static InputStream open(String name) {
        var in = ChartLibrary.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(
                    name + " is not on the class path; the page cannot be written without it, build the project anew");
        }
        return in;
    }

    private static UncheckedIOException unreadable(String name, IOException failure) {
        return new UncheckedIOException(name + " cannot be read from the class path", failure);
    }
}
