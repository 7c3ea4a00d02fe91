package org.opendrs.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The virsh command on one libvirtd: what a test checks our own binding against. */
public final class Virsh {
    /** What libvirt answers at all, it answers much sooner, but for migrations. */
    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(60);

    private final String uri;

    Virsh(String uri) {
        this.uri = uri;
    }

    /**
     * Returns what virsh printed.
     *
     * @throws IllegalStateException if it failed, with its complaint
     */
    public String run(String... arguments) {
        return attempt(USUAL_DEADLINE, arguments).orThrow();
    }

    /** Returns what came of it, which may be a failure or no answer in time. */
    public Outcome attempt(Duration deadline, String... arguments) {
        var line = new ArrayList<>(List.of("virsh", "-q", "-c", uri));
        line.addAll(List.of(arguments));
        return Command.attempt(deadline, line);
    }
}
