package org.opendrs.sim.cli;

import java.time.Duration;
import java.util.Locale;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

/** A real host cannot be reached or does not let us in. The message is one line with what was tried, what happened, and what to do. */
final class HostTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the kernel says of a socket of the daemon that this user must not open; libvirt takes that for no connection. */
    private static final String SOCKET_REFUSED = "permission denied";

    /** What libvirt says of a URI whose driver it does not know. */
    private static final String NO_DRIVER = "no connection driver";

    /** URIs of hosts behind SSH, which refuses in the same words, for other reasons. */
    private static final String SSH = "[a-z0-9]+\\+(ssh|libssh|libssh2):.*";

    private final boolean refused;

    private HostTrouble(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    static HostTrouble of(String uri, Throwable failure, Duration patience) {
        String words = words(failure);
        boolean late = failure instanceof HypervisorException known && known.kind() == Kind.TIMEOUT;
        if (uri.matches(SSH) && !late && !words.contains(NO_DRIVER)) {
            return new HostTrouble(
                    uri + " cannot be reached: " + words
                            + "; see whether ssh gets there as that user without asking for anything, and whether libvirtd (or"
                            + " virtqemud) runs there and lets that user in",
                    isRefused(failure),
                    failure);
        }
        if (isRefused(failure)) {
            return new HostTrouble(
                    uri + " does not let this user in: " + words
                            + "; add the user to the group libvirt and log in again, or allow org.libvirt.unix.manage by polkit",
                    true,
                    failure);
        }
        if (words.contains(NO_DRIVER)) {
            return new HostTrouble(
                    uri + " cannot be opened: " + words
                            + "; valid are for instance qemu:///system, qemu+ssh://root@HOST/system and test:///default",
                    false,
                    failure);
        }
        return late
                ? new HostTrouble(
                        uri + " did not answer within " + patience.toMillis() / 1000.0
                                + " s; see whether libvirtd (or virtqemud) hangs there, or wait longer with --timeout",
                        false,
                        failure)
                : new HostTrouble(
                        uri + " cannot be reached: " + words
                                + "; see whether libvirtd (or virtqemud) runs there, and whether the URI is right",
                        false,
                        failure);
    }

    /** Nothing came within the time that any call may take. */
    static HostTrouble silent(String uri, Duration patience, Throwable cause) {
        return of(uri, new HypervisorException(Kind.TIMEOUT, "no answer", cause), patience);
    }

    private static boolean isRefused(Throwable failure) {
        return (failure instanceof HypervisorException known && known.kind() == Kind.ACCESS_DENIED)
                || words(failure).toLowerCase(Locale.ROOT).contains(SOCKET_REFUSED);
    }

    /** Returns whether it is for lack of rights, so that somebody with fewer wishes might be let in. */
    boolean isRefused() {
        return refused;
    }

    /** The innermost message is the hypervisor's own; those around it only repeat it. */
    private static String words(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage()).strip().lines().findFirst().orElse("no reason is given");
    }
}
