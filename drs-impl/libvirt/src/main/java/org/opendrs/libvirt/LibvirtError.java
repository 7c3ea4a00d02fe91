package org.opendrs.libvirt;

import com.sun.jna.Pointer;

/**
 * libvirt's own words on a failed call.
 *
 * @param code error number ({@code virErrorNumber}); zero if libvirt left no error behind
 * @param domain part of libvirt that failed ({@code virErrorDomain})
 * @param message text for people
 */
record LibvirtError(int code, int domain, String message) {
    private static final int OFFSET_DOMAIN = 4;
    private static final int OFFSET_MESSAGE = 8;

    /** Longest message that is kept: some quote a whole command line. */
    private static final int MOST_CHARACTERS = 500;

    static final int NO_SUPPORT = 3;
    private static final int OPERATION_TIMEOUT = 68;

    // virErrorDomain
    private static final int FROM_RPC = 7;
    private static final int FROM_REMOTE = 13;

    /** Returns the last error of this thread. Call it right after the call that failed. */
    static LibvirtError last() {
        long error = LibvirtNative.virGetLastError();
        if (error == 0) {
            return new LibvirtError(0, 0, "libvirt gives no reason");
        }
        Pointer memory = LibvirtNative.MEMORY;
        long text = memory.getLong(error + OFFSET_MESSAGE);
        String message = text == 0 ? "" : memory.getString(text, "UTF-8");
        return new LibvirtError(memory.getInt(error), memory.getInt(error + OFFSET_DOMAIN), shortened(message));
    }

    /** Returns an error of our own that counts as one of libvirt's OPERATION_TIMEOUT. */
    static LibvirtError busy(String message) {
        return new LibvirtError(OPERATION_TIMEOUT, 0, message);
    }

    /** Returns an error of our own for a connection that is closed, with libvirt's reason ({@code virConnectCloseReason}). */
    static LibvirtError closed(int reason) {
        return new LibvirtError(
                0,
                FROM_RPC,
                switch (reason) {
                    case 1 -> "the daemon ended the connection";
                    case 2 -> "the daemon did not answer keep-alive messages";
                    default -> "the connection broke";
                });
    }

    private static String shortened(String message) {
        String line = message.strip();
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }

    /** Returns what the error means for us. Numbers are those of libvirt's {@code virterror.h}, which never change. */
    Trouble trouble() {
        return switch (code) {
            case 1, 38, 39 -> domain == FROM_RPC || domain == FROM_REMOTE ? Trouble.HOST_UNREACHABLE : Trouble.OTHER;
            case 5, 6 -> Trouble.HOST_UNREACHABLE; // NO_CONNECT, INVALID_CONN
            case 42 -> Trouble.GUEST_GONE; // NO_DOMAIN
            case 55 -> Trouble.WRONG_STATE; // OPERATION_INVALID
            case 68, 86, 87 -> Trouble.GUEST_BUSY; // OPERATION_TIMEOUT, AGENT_UNRESPONSIVE, RESOURCE_BUSY
            case 3, 67, 74, 84 -> Trouble.UNSUPPORTED; // NO_SUPPORT, CONFIG_, ARGUMENT_, OPERATION_UNSUPPORTED
            case 8, 82 -> Trouble.INVALID_VALUE; // INVALID_ARG, OVERFLOW
            case 29, 45, 79, 88 ->
                Trouble.ACCESS_DENIED; // OPERATION_DENIED, AUTH_FAILED, AUTH_CANCELLED, ACCESS_DENIED
            default -> Trouble.OTHER;
        };
    }

    @Override
    public String toString() {
        return code == 0 ? message : message + " [libvirt error " + code + ", domain " + domain + "]";
    }
}
