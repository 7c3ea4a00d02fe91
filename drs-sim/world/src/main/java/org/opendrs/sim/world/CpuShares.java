package org.opendrs.sim.world;

import java.util.Arrays;

/**
 * Shares a host's cores among virtual CPUs in proportion to their weights. No virtual CPU gets more than it wants; what one leaves
 * goes to the others. This is what a proportional-share scheduler comes to over a step.
 */
final class CpuShares {
    private static final double ENOUGH = 1e-9;

    private double[] wanted = new double[16];
    private double[] weight = new double[16];
    private double[] granted = new double[16];
    private int size;
    private double sum;

    void clear() {
        size = 0;
        sum = 0;
    }

    void add(double cores, double itsWeight) {
        if (size == wanted.length) {
            wanted = Arrays.copyOf(wanted, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
            granted = Arrays.copyOf(granted, 2 * size);
        }
        wanted[size] = cores;
        weight[size] = itsWeight;
        granted[size] = cores;
        sum += cores;
        size++;
    }

    /** Returns the sum of what is wanted, in cores. */
    double wantedSum() {
        return sum;
    }

    double granted(int i) {
        return granted[i];
    }

    /** Finds the shares. {@code capacity} is in cores. */
    void share(double capacity) {
        if (sum <= capacity) {
            return;
        }
        // Each round grants in full those who want less than their share of the rest. At least one is settled in each
        // round
        // but the last, and in practice two or three rounds do.
        for (int i = 0; i < size; i++) {
            granted[i] = -1;
        }
        double rest = capacity;
        boolean settled = true;
        while (settled) {
            settled = false;
            double weights = openWeights();
            double level = weights > 0 ? rest / weights : 0;
            for (int i = 0; i < size; i++) {
                if (granted[i] < 0 && wanted[i] <= level * weight[i] + ENOUGH) {
                    granted[i] = wanted[i];
                    rest -= wanted[i];
                    settled = true;
                }
            }
        }
        grantTheRest(rest);
    }

    private void grantTheRest(double rest) {
        double weights = openWeights();
        for (int i = 0; i < size; i++) {
            if (granted[i] < 0) {
                granted[i] = Math.max(0, rest) * weight[i] / weights;
            }
        }
    }

    private double openWeights() {
        double weights = 0;
        for (int i = 0; i < size; i++) {
            if (granted[i] < 0) {
                weights += weight[i];
            }
        }
        return weights;
    }
}
