package org.opendrs.libvirt;

/**
 * Reads libvirt's lists of typed parameters, and the simpler lists of node statistics, from native memory. A list is copied by one
 * native call into a buffer that is used again. Confined to one thread; little-endian 64-bit machines only, which are all that
 * libvirt's own packages serve with this layout.
 */
final class TypedParams {
    /** Bytes of {@code virTypedParameter}: name 80, type 4 (and 4 unused), value 8. */
    static final int PARAM_BYTES = 96;

    /** Bytes of {@code virNodeCPUStats} and {@code virNodeMemoryStats}: name 80, value 8. */
    static final int NODE_STAT_BYTES = 88;

    private static final int PARAM_WORDS = PARAM_BYTES / Long.BYTES;
    private static final int NODE_STAT_WORDS = NODE_STAT_BYTES / Long.BYTES;
    private static final int TYPE_WORD = 10;
    private static final int VALUE_WORD = 11;
    private static final int NODE_VALUE_WORD = 10;

    /** Longer lists are cut; a guest with 500 virtual CPUs has fewer. */
    private static final int MOST_PARAMS = 16_384;

    private final StatKeys keys = new StatKeys();
    private long[] words = new long[PARAM_WORDS * 64];

    /** Takes what a list contains. */
    @FunctionalInterface
    interface Sink {
        /** Takes one figure. */
        void put(StatKey key, long value);
    }

    /** Hands over the whole numbers of a list of typed parameters; other and unknown types are passed over. */
    void read(long address, int count, Sink sink) {
        int most = Math.min(count, MOST_PARAMS);
        load(address, most * PARAM_WORDS);
        read(words, most, sink);
    }

    /** The same for a list that has been copied already. */
    void read(long[] list, int count, Sink sink) {
        for (int i = 0; i < count; i++) {
            int start = i * PARAM_WORDS;
            StatKey key = keys.find(list, start);
            if (key.field() != StatKey.Field.OTHER) {
                long raw = list[start + VALUE_WORD];
                switch ((int) list[start + TYPE_WORD]) {
                    case 1 -> sink.put(key, raw << Integer.SIZE >> Integer.SIZE);
                    case 2 -> sink.put(key, raw & 0xFFFF_FFFFL);
                    case 3, 4 -> sink.put(key, raw);
                    default -> {
                        // Ratios, switches and texts are not among the figures that are used.
                    }
                }
            }
        }
    }

    /** Hands over a list of node statistics. */
    void readNode(long address, int count, Sink sink) {
        int most = Math.min(count, MOST_PARAMS);
        load(address, most * NODE_STAT_WORDS);
        for (int i = 0; i < most; i++) {
            int start = i * NODE_STAT_WORDS;
            StatKey key = keys.find(words, start);
            if (key.field() != StatKey.Field.OTHER) {
                sink.put(key, words[start + NODE_VALUE_WORD]);
            }
        }
    }

    private void load(long address, int count) {
        if (words.length < count) {
            words = new long[Math.max(count, words.length * 2)];
        }
        if (count > 0) {
            LibvirtNative.MEMORY.read(address, words, 0, count);
        }
    }
}
