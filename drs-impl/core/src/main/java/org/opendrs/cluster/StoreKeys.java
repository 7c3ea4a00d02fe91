package org.opendrs.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * Names of keys. Identifiers are encoded so that every legal one gives a key of printable ASCII without {@code /}, within the
 * store's limit, and different identifiers give different keys.
 */
final class StoreKeys {
    static final String LEDGERS = "drs/ledger/";

    /** Longest encoded identifier: two of them and the fixed parts of a key fit into the 256 characters of the store. */
    private static final int MAX_ENCODED = 104;

    /** Characters kept for the reader's eye when an identifier is too long; the rest of the name is its SHA-256. */
    private static final int KEPT = 36;

    private StoreKeys() {}

    static String load(HostId host) {
        return "drs/host/" + encode(host.value()) + "/load";
    }

    /** Prefix of everything that concerns grants of one destination. */
    static String ledger(HostId host) {
        return LEDGERS + encode(host.value()) + "/";
    }

    /** The key that every grant of this destination changes, so that two grants never rest on one sum. */
    static String epoch(HostId host) {
        return ledger(host) + "epoch";
    }

    /** Prefix of the grants of one destination. */
    static String grants(HostId host) {
        return ledger(host) + "grant/";
    }

    static String grant(HostId host, VmId vm) {
        return grants(host) + encode(vm.value());
    }

    static String lock(VmId vm) {
        return "drs/vm/" + encode(vm.value());
    }

    /** Keeps letters, digits, {@code -}, {@code _} and {@code .}; writes other UTF-16 units as {@code %} and four hex digits. */
    static String encode(String id) {
        var text = new StringBuilder();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (isPlain(c)) {
                text.append(c);
            } else {
                text.append('%').append(HexFormat.of().toHexDigits(c));
            }
        }
        if (text.length() <= MAX_ENCODED) {
            return text.toString();
        }
        // '~' never stands in a short name, so that no other identifier can have this one.
        return text.substring(0, KEPT) + '~' + sha256(text.toString());
    }

    private static boolean isPlain(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean digit = c >= '0' && c <= '9';
        return letter || digit || c == '-' || c == '_' || c == '.';
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }
}
