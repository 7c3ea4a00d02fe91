package org.opendrs.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.libvirt.ConnectAuth;
import org.libvirt.jna.virConnectCredential;
import org.opendrs.libvirt.Credentials.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands libvirt's questions to {@link Credentials}. libvirt frees the answers with C's {@code free}, so they are put into memory of
 * C's {@code malloc}; libvirt-java's own callback passes memory that it frees itself.
 */
final class Authentication extends ConnectAuth {
    private static final Logger log = LoggerFactory.getLogger(Authentication.class);

    // struct _virConnectCredential on 64-bit machines
    private static final int CREDENTIAL_BYTES = 48;
    private static final int OFFSET_PROMPT = 8;
    private static final int OFFSET_DEFAULT = 24;
    private static final int OFFSET_RESULT = 32;
    private static final int OFFSET_RESULT_LENGTH = 40;

    private static final int GIVE_UP = -1;

    private final Credentials credentials;

    Authentication(Credentials credentials) {
        this.credentials = credentials;
        this.credType = new CredentialType[] {
            CredentialType.VIR_CRED_USERNAME,
            CredentialType.VIR_CRED_AUTHNAME,
            CredentialType.VIR_CRED_PASSPHRASE,
            CredentialType.VIR_CRED_ECHOPROMPT,
            CredentialType.VIR_CRED_NOECHOPROMPT,
            CredentialType.VIR_CRED_REALM
        };
    }

    @Override
    public int authCallback(virConnectCredential first, int count, @Nullable Pointer data) {
        // Else JNA would write its own copy of the structure over the answer.
        first.setAutoSynch(false);
        return answerAll(first.getPointer(), count);
    }

    /** Answers questions that lie one behind the other; returns zero, or -1 to give up. */
    int answerAll(Pointer questions, int count) {
        for (int i = 0; i < count; i++) {
            long at = (long) i * CREDENTIAL_BYTES;
            Optional<String> answer = answer(questions, at);
            if (answer.isEmpty()) {
                return GIVE_UP;
            }
            put(questions, at, answer.get());
        }
        return 0;
    }

    private Optional<String> answer(Pointer questions, long at) {
        Kind kind = kind(questions.getInt(at));
        if (kind == null) {
            return Optional.empty();
        }
        try {
            return credentials.answer(new Credentials.Question(
                    kind, text(questions, at + OFFSET_PROMPT), text(questions, at + OFFSET_DEFAULT)));
        } catch (RuntimeException e) {
            // Native code is above us on the stack and can take no exception.
            log.error("the credentials given to the backend failed to answer for {}", kind, e);
            return Optional.empty();
        }
    }

    private static void put(Pointer questions, long at, String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        long memory = Native.malloc(bytes.length + 1L);
        var target = new Pointer(memory);
        target.write(0, bytes, 0, bytes.length);
        target.setByte(bytes.length, (byte) 0);
        Arrays.fill(bytes, (byte) 0);
        questions.setLong(at + OFFSET_RESULT, memory);
        questions.setInt(at + OFFSET_RESULT_LENGTH, bytes.length);
    }

    private static String text(Pointer questions, long at) {
        long address = questions.getLong(at);
        return address == 0 ? "" : LibvirtNative.MEMORY.getString(address, "UTF-8");
    }

    private static @Nullable Kind kind(int type) {
        return switch (type) {
            case 1 -> Kind.USER_NAME;
            case 2 -> Kind.AUTHORISATION_NAME;
            case 5 -> Kind.PASSPHRASE;
            case 6 -> Kind.TEXT;
            case 7 -> Kind.SECRET;
            case 8 -> Kind.REALM;
            default -> null;
        };
    }

    /** Not used: {@link #authCallback} is replaced as a whole. */
    @Override
    public int callback(Credential[] asked) {
        return GIVE_UP;
    }
}
