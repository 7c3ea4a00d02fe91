package org.opendrs.monitor;

/** A listener's registration. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Ends the registration. Calling it again has no effect. */
    @Override
    void close();
}
