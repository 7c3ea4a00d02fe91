package org.opendrs.sim.trace;

import java.util.Arrays;

/** The arrivals of a trace while it is read and afterwards: a few bytes for each, because traces hold millions. */
final class ArrivalColumns {
    private static final int FIRST_SIZE = 1024;

    private int[] seconds = new int[FIRST_SIZE];
    private int[] batches = new int[FIRST_SIZE];
    private short[] flavours = new short[FIRST_SIZE];
    /** The bin of the lifetime; of a censored VM its complement, which is negative. */
    private short[] lives = new short[FIRST_SIZE];

    private int size;

    void add(int second, int batch, int flavour) {
        if (size == seconds.length) {
            grow(2 * size);
        }
        seconds[size] = second;
        batches[size] = batch;
        flavours[size] = (short) flavour;
        size++;
    }

    void life(int index, int bin, boolean censored) {
        lives[index] = (short) (censored ? ~bin : bin);
    }

    /** Lets go of what was reserved for more. */
    void trim() {
        grow(size);
    }

    private void grow(int length) {
        seconds = Arrays.copyOf(seconds, length);
        batches = Arrays.copyOf(batches, length);
        flavours = Arrays.copyOf(flavours, length);
        lives = Arrays.copyOf(lives, length);
    }

    int size() {
        return size;
    }

    int second(int index) {
        return seconds[index];
    }

    int batch(int index) {
        return batches[index];
    }

    int flavour(int index) {
        return flavours[index];
    }

    int bin(int index) {
        return lives[index] < 0 ? ~lives[index] : lives[index];
    }

    boolean censored(int index) {
        return lives[index] < 0;
    }
}
