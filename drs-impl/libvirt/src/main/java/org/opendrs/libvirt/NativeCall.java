package org.opendrs.libvirt;

import org.opendrs.spi.HypervisorException;

/**
 * Something that calls libvirt and may block for any time.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
interface NativeCall<T> {
    /** Makes the call. */
    T make() throws HypervisorException;
}
