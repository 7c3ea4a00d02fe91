package org.opendrs.spi;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A control that passes everything on to another one. Whoever stands between the two overrides what it is about. Safe for use by any thread. */
public abstract class ForwardingHostControl implements HostControl {
    private final HostControl port;

    /** Passes on to this one. */
    protected ForwardingHostControl(HostControl port) {
        this.port = port;
    }

    @Override
    public Set<Capability> capabilities() {
        return port.capabilities();
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        return port.apply(command, deadline);
    }
}
