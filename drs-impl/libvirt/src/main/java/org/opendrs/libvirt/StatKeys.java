package org.opendrs.libvirt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the meaning of names that lie in native memory without making strings of them: names are few and come again with each guest
 * and each cycle. A hash table over the eight-byte words of a name. Confined to one thread.
 */
final class StatKeys {
    /** Names of at most 80 bytes, the last one a zero ({@code VIR_TYPED_PARAM_FIELD_LENGTH}, {@code VIR_NODE_..._FIELD_LENGTH}). */
    static final int NAME_WORDS = 10;

    private static final int FIRST_SLOTS = 256;

    /** More names than any guest has; a driver that makes up new ones all the time fills no memory. */
    private static final int MOST_NAMES = 1 << 16;

    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private @Nullable Entry[] slots = new @Nullable Entry[FIRST_SLOTS];
    private int size;

    /** A name that was met before. */
    private static final class Entry {
        /** The name, its bytes after the terminating zero cleared. */
        private final long[] words;

        private final int hash;
        private final StatKey key;

        Entry(long[] words, int hash, StatKey key) {
            this.words = words;
            this.hash = hash;
            this.key = key;
        }
    }

    /**
     * Returns the meaning of a name.
     *
     * @param source words as they lie in memory of a little-endian machine
     * @param start where the name begins; at most {@link #NAME_WORDS} words belong to it
     */
    StatKey find(long[] source, int start) {
        int length = 0;
        long hash = 0;
        boolean more = true;
        while (more && length < NAME_WORDS) {
            long word = source[start + length++];
            long zeros = (word - LOW_BITS) & ~word & HIGH_BITS;
            more = zeros == 0;
            hash = (hash ^ (more ? word : word & below(zeros))) * HASH_FACTOR;
            hash ^= hash >>> 32;
        }
        int slot = (int) hash & (slots.length - 1);
        Entry entry = slots[slot];
        while (entry != null) {
            if (same(entry.words, source, start, length)) {
                return entry.key;
            }
            slot = (slot + 1) & (slots.length - 1);
            entry = slots[slot];
        }
        return add(source, start, length, (int) hash);
    }

    private StatKey add(long[] source, int start, int length, int hash) {
        var words = new long[length];
        System.arraycopy(source, start, words, 0, length);
        words[length - 1] = terminated(words[length - 1]);
        StatKey key = StatKey.of(text(words));
        if (size < MOST_NAMES) {
            if (++size * 2 > slots.length) {
                grow();
            }
            place(new Entry(words, hash, key));
        }
        return key;
    }

    private void grow() {
        @Nullable Entry[] old = slots;
        slots = new @Nullable Entry[old.length * 2];
        for (Entry entry : old) {
            if (entry != null) {
                place(entry);
            }
        }
    }

    private void place(Entry entry) {
        int slot = entry.hash & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
    }

    private static boolean same(long[] words, long[] source, int start, int length) {
        if (words.length != length) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            if (words[i] != source[start + i]) {
                return false;
            }
        }
        return words[length - 1] == terminated(source[start + length - 1]);
    }

    /** Clears what stands behind the terminating zero, which libvirt does not promise to be zero. */
    private static long terminated(long word) {
        long zeros = (word - LOW_BITS) & ~word & HIGH_BITS;
        return zeros == 0 ? word : word & below(zeros);
    }

    /** Returns a mask of the bytes below the lowest byte that is marked. */
    private static long below(long marked) {
        long lowest = marked & -marked;
        return (lowest >>> 7) - 1;
    }

    private static String text(long[] words) {
        var bytes = new byte[words.length * Long.BYTES];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i / Long.BYTES] >>> (i % Long.BYTES * Byte.SIZE));
            length = bytes[i] != 0 && length == i ? i + 1 : length;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
