package org.opendrs.sim.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What kind of file a command wants in some place, and where such a file comes from. */
enum Wanted {
    /** A cluster to plan on. */
    CLUSTER("a cluster snapshot or a planner instance", "drs run SCENARIO --snapshot FILE writes a snapshot"),
    /** A plan to check. */
    PLAN("a plan", "drs plan CLUSTER --mode repair --json FILE writes one"),
    /** Turns to decide again. */
    TURNS("a record of turns", "drs run SCENARIO --record FILE writes one");

    /** How the JSON library says where a text comes from, which it is not told. */
    private static final Pattern PARSER_SOURCE =
            Pattern.compile("\\[Source: REDACTED \\([^)]*\\); line: (\\d+), column: (\\d+)]");

    private final String words;
    private final String origin;

    Wanted(String words, String origin) {
        this.words = words;
        this.origin = origin;
    }

    /**
     * Returns the complaint of a reader in better words: if the file is of another kind, one line says so; if it is of no known kind,
     * the line says what is expected; else the complaint names what is wrong in it.
     */
    String complaint(Path file, String complaint) {
        FileKind kind = FileKind.of(file);
        if (accepts(kind)) {
            return withoutParserSource(complaint);
        }
        if (kind == FileKind.OTHER) {
            String first = withoutParserSource(complaint).lines().findFirst().orElse(file + ":1");
            return first.contains("valid:") ? first : first + "; " + expected();
        }
        return file + ":1 this is " + kind.words() + "; " + expected();
    }

    private boolean accepts(FileKind kind) {
        return switch (this) {
            case CLUSTER -> kind == FileKind.SNAPSHOT || kind == FileKind.INSTANCE;
            case PLAN -> kind == FileKind.PLAN;
            case TURNS -> kind == FileKind.TURNS;
        };
    }

    private String expected() {
        return words + " is expected (" + origin + ")";
    }

    /** Returns whether the file is of this kind. */
    boolean fits(Path file) {
        return accepts(FileKind.of(file));
    }

    private static String withoutParserSource(String complaint) {
        return PARSER_SOURCE.matcher(complaint).replaceAll("line $1, column $2");
    }
}
