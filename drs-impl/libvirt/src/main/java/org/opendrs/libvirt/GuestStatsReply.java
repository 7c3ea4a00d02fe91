package org.opendrs.libvirt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.unit.Bytes;

/**
 * What QEMU answers when it is asked for {@code guest-stats} of a balloon: {@code {"return":{"stats":{"stat-oom-kills":0,…},
 * "last-update":1}}}. The names are those of {@code balloon_stat_names} in QEMU's {@code hw/virtio/virtio-balloon.c}; what the guest does
 * not tell is there as 2^64 - 1.
 *
 * @param reported whether the guest has reported at all
 * @param reclaim what it told of how its kernel looks for memory; empty if QEMU or the guest is too old
 */
record GuestStatsReply(boolean reported, Optional<ReclaimCounters> reclaim) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final GuestStatsReply NOTHING = new GuestStatsReply(false, Optional.empty());

    /** In the order of the components of {@link ReclaimCounters}. */
    private static final List<String> NAMES = List.of(
            "stat-oom-kills",
            "stat-alloc-stalls",
            "stat-async-scans",
            "stat-direct-scans",
            "stat-async-reclaims",
            "stat-direct-reclaims");

    /** Figures that are too large for a signed number are unset ones. */
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Returns the command to which this is the answer, for the balloon with this alias. */
    static String question(String alias) {
        return "{\"execute\":\"qom-get\",\"arguments\":{\"path\":\"/machine/peripheral/" + alias
                + "\",\"property\":\"guest-stats\"}}";
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException if QEMU complains, or if this is no answer to that question
     */
    static GuestStatsReply parse(String json) {
        try (JsonParser in = JSON.createParser(json)) {
            require(in, in.nextToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                JsonToken value = in.nextToken();
                if (field.equals("return") && value == JsonToken.START_OBJECT) {
                    return statistics(in);
                }
                require(in, !field.equals("error"));
                in.skipChildren();
            }
            throw new IllegalArgumentException("the answer has no 'return' with figures: " + json);
        } catch (IOException e) {
            throw new IllegalArgumentException("the answer is no JSON: " + e.getMessage(), e);
        }
    }

    private static void require(JsonParser in, boolean fine) throws IOException {
        if (!fine) {
            var text = new StringBuilder();
            while (in.nextToken() != null) {
                if (in.currentToken().isScalarValue()) {
                    text.append(text.isEmpty() ? "" : ", ").append(in.getText());
                }
            }
            throw new IllegalArgumentException("QEMU complains: " + text);
        }
    }

    private static GuestStatsReply statistics(JsonParser in) throws IOException {
        var told = new long[NAMES.size()];
        Arrays.fill(told, -1);
        long updated = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            if (field.equals("stats") && value == JsonToken.START_OBJECT) {
                read(in, told);
            } else if (field.equals("last-update") && value == JsonToken.VALUE_NUMBER_INT) {
                updated = in.getLongValue();
            } else {
                in.skipChildren();
            }
        }
        return updated > 0 ? new GuestStatsReply(true, counters(told)) : NOTHING;
    }

    private static void read(JsonParser in, long[] told) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            int at = NAMES.indexOf(in.currentName());
            if (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                if (at >= 0 && in.getBigIntegerValue().compareTo(MOST) <= 0) {
                    told[at] = in.getBigIntegerValue().longValue();
                }
            } else {
                in.skipChildren();
            }
        }
    }

    /** A kernel that counts one of them counts all. */
    private static Optional<ReclaimCounters> counters(long[] told) {
        if (Arrays.stream(told).anyMatch(count -> count < 0)) {
            return Optional.empty();
        }
        return Optional.of(new ReclaimCounters(
                told[0],
                told[1],
                Bytes.bytes(told[2]),
                Bytes.bytes(told[3]),
                Bytes.bytes(told[4]),
                Bytes.bytes(told[5])));
    }
}
