package org.opendrs.sim.trace;

/** Numbers in the narrowest array that gives each of them back as the float that it was. Immutable. */
sealed interface Cells {
    /** Returns the number with this index. */
    double at(int index);

    /** Returns the size of the array in bytes. */
    long bytes();

    /** Stores numbers that are not negative. Keeps the array, if it must be stored as it is. */
    static Cells of(float[] values) {
        boolean whole = true;
        for (float value : values) {
            double hundredths = Math.rint(value * Hundredths.SCALE);
            if (value != (float) (hundredths / Hundredths.SCALE) || hundredths > Short.MAX_VALUE) {
                return new Floats(values);
            }
            whole &= value <= Byte.MAX_VALUE && value == Math.rint(value);
        }
        return whole ? Wholes.of(values) : Hundredths.of(values);
    }

    /** Whole numbers up to 127, as percentages are. */
    final class Wholes implements Cells {
        private final byte[] values;

        private Wholes(byte[] values) {
            this.values = values;
        }

        static Wholes of(float[] from) {
            var values = new byte[from.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) from[i];
            }
            return new Wholes(values);
        }

        @Override
        public double at(int index) {
            return values[index];
        }

        @Override
        public long bytes() {
            return values.length;
        }
    }

    /** Numbers with two decimals. */
    final class Hundredths implements Cells {
        private static final double SCALE = 100;

        private final short[] values;

        private Hundredths(short[] values) {
            this.values = values;
        }

        static Hundredths of(float[] from) {
            var values = new short[from.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) Math.rint(from[i] * SCALE);
            }
            return new Hundredths(values);
        }

        @Override
        public double at(int index) {
            return values[index] / SCALE;
        }

        @Override
        public long bytes() {
            return (long) values.length * Short.BYTES;
        }
    }

    /** Any numbers. */
    final class Floats implements Cells {
        private final float[] values;

        private Floats(float[] values) {
            this.values = values;
        }

        @Override
        public double at(int index) {
            return values[index];
        }

        @Override
        public long bytes() {
            return (long) values.length * Float.BYTES;
        }
    }
}
