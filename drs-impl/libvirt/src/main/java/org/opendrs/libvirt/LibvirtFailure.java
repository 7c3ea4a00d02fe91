package org.opendrs.libvirt;

import org.opendrs.spi.HypervisorException;

/** A call of libvirt that failed, with libvirt's own code and words. The cause of the {@link HypervisorException} that callers see. */
final class LibvirtFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LibvirtError error;

    LibvirtFailure(String call, LibvirtError error) {
        super(call + ": " + error);
        this.error = error;
    }

    /** Returns the failure of a call that just failed in this thread. */
    static LibvirtFailure of(String call) {
        return new LibvirtFailure(call, LibvirtError.last());
    }

    /** Passes a count or status of libvirt on; negative means failure. */
    static int check(String call, int result) throws LibvirtFailure {
        if (result < 0) {
            throw of(call);
        }
        return result;
    }

    Trouble trouble() {
        return error.trouble();
    }

    LibvirtError error() {
        return error;
    }

    HypervisorException atPort(String what) {
        return new HypervisorException(trouble().kind(), what + ": " + getMessage(), this);
    }
}
