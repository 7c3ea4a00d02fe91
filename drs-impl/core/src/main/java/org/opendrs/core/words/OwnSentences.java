package org.opendrs.core.words;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The file of sentences beside this class. Reading it is the one thing in the core that is not pure; no decision depends on it. */
final class OwnSentences {
    static final String NAME = "reasons.txt";

    private OwnSentences() {}

    static String text() {
        try (InputStream in = OwnSentences.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(
                        NAME + " is not beside its class; a jar that holds drs-impl must keep its resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(NAME + " cannot be read beside its class", e);
        }
    }
}
