package org.opendrs.spi;

/** Work that has been scheduled. */
@FunctionalInterface
public interface Cancellable {
    /** Keeps the work from starting. Without effect if it has started or was cancelled before. */
    void cancel();
}
