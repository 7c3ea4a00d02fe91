package org.opendrs.libvirt;

import java.util.Locale;
import java.util.Optional;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

/**
 * Why a host cannot be used, for people: what happened, in libvirt's own words with its error number, and what to look at. Immutable;
 * may be used by any thread.
 *
 * @param verdict what the matter is
 * @param words what libvirt said, in one line without a full stop
 * @param remedy what to look at, in words that follow a semicolon
 */
public record Diagnosis(Verdict verdict, String words, String remedy) {
    /** What the kernel says of a socket of the daemon that this user must not open; libvirt takes that for no connection. */
    private static final String SOCKET_REFUSED = "permission denied";

    /** What libvirt says of a URI whose driver it does not know. */
    private static final String NO_DRIVER = "no connection driver";

    /** URIs of hosts behind SSH, which refuses in the same words as a socket, for other reasons. */
    private static final String SSH = "[a-z0-9]+\\+(ssh|libssh|libssh2):.*";

    /** What SSH says if it came to no conversation. */
    private static final String NO_WAY = ".*(timed out|no route to host|network is unreachable|could not resolve"
            + "|name or service not known|connection refused).*";

    private static final String DAEMON = "libvirtd (or virtqemud)";

    /** What the matter is. */
    public enum Verdict {
        /** There is no connection. */
        UNREACHABLE("cannot be reached"),
        /** It did not answer in time. */
        SILENT("does not answer"),
        /** It refuses for lack of rights. */
        REFUSED("does not let this user in"),
        /** Libvirt makes nothing of the URI. */
        NO_HOST("cannot be opened");

        private final String said;

        Verdict(String said) {
            this.said = said;
        }

        @Override
        public String toString() {
            return said;
        }
    }

    /**
     * Returns what a failed call says about a host.
     *
     * @param uri where the host is
     * @param failure what a port of the backend failed with
     */
    public static Diagnosis of(String uri, Throwable failure) {
        String words = words(uri, failure);
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains(NO_DRIVER)) {
            String valid = "valid are for instance " + LibvirtHostSpec.EXAMPLES;
            return new Diagnosis(Verdict.NO_HOST, words, valid);
        }
        boolean refused = is(Kind.ACCESS_DENIED, failure) || lower.contains(SOCKET_REFUSED);
        boolean late = is(Kind.TIMEOUT, failure);
        Verdict verdict = late ? Verdict.SILENT : refused ? Verdict.REFUSED : Verdict.UNREACHABLE;
        if (uri.matches(SSH)) {
            // Whoever SSH does not let in has not come as far as libvirt's rights.
            var seen = verdict == Verdict.REFUSED && !is(Kind.ACCESS_DENIED, failure) ? Verdict.UNREACHABLE : verdict;
            return new Diagnosis(seen, words, bySsh(late || lower.matches(NO_WAY)));
        }
        return new Diagnosis(verdict, words, remedy(verdict, uri));
    }

    private static String remedy(Verdict verdict, String uri) {
        boolean remote = LibvirtHostSpec.hostIn(uri).isPresent();
        return switch (verdict) {
            case SILENT ->
                (remote ? "see whether the network leads there, and " : "see ") + "whether " + DAEMON + " hangs there";
            case REFUSED ->
                "add the user to the group libvirt and log in again, or allow org.libvirt.unix.manage (to"
                        + " look only: org.libvirt.unix.monitor) by polkit";
            default ->
                (remote ? "see whether the network leads there, whether " : "see whether ") + DAEMON
                        + " runs there, and whether the URI is right";
        };
    }

    private static String bySsh(boolean network) {
        String way = "whether ssh gets there as that user without asking for anything, and whether " + DAEMON
                + " runs there and lets that user in";
        return network
                ? "see whether the network leads there (name, route, firewall, sshd), then " + way
                : "see " + way;
    }

    /** Returns whether it is for lack of rights, so that somebody with fewer wishes might be let in. */
    public boolean isForLackOfRights() {
        return verdict == Verdict.REFUSED || words.toLowerCase(Locale.ROOT).contains(SOCKET_REFUSED);
    }

    /** Returns all in one sentence without a full stop, such as {@code cannot be reached: end of file; see whether …}. */
    public String sentence() {
        return verdict + ": " + words + "; " + remedy;
    }

    private static boolean is(Kind kind, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HypervisorException known && known.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message is the hypervisor's own; those around it only repeat it. */
    private static String words(String uri, Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String said = inner instanceof LibvirtFailure libvirt
                ? libvirt.error().toString()
                : inner instanceof HypervisorException ours ? ours.detail() : inner.getMessage();
        return Optional.ofNullable(said)
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .map(text -> text.startsWith("open " + uri + ": ") ? text.substring(uri.length() + 7) : text)
                .filter(text -> !text.isEmpty())
                .orElse("no reason is given");
    }
}
