package org.opendrs.core.balloon;

import java.util.List;
import org.opendrs.core.balloon.WaterFill.Claim;
import org.opendrs.unit.Bytes;

/**
 * The allocation rule written down naively: halve the range of levels until it is as narrow as doubles allow. Shares no
 * code.
 */
final class BisectionOracle {
    private BisectionOracle() {}

    /** Returns the amounts under a tax below 1. */
    static double[] divide(long capacity, List<Claim> claims, double tax) {
        double k = 1 / (1 - tax);
        double top = 1;
        for (var c : claims) {
            top = Math.max(top, k * c.limit().value() / c.shares() + 1);
        }
        double low = 0;
        for (int round = 0; round < 2000 && low < top; round++) {
            double middle = (low + top) / 2;
            if (middle == low || middle == top) {
                break;
            }
            if (sum(at(middle, claims, k)) < capacity) {
                low = middle;
            } else {
                top = middle;
            }
        }
        return at(low, claims, k);
    }

    /** Returns the amounts under a tax of 1: demands first, then the rest. */
    static double[] demandFirst(long capacity, List<Claim> claims) {
        double needed = 0;
        for (var c : claims) {
            needed += used(c);
        }
        boolean fits = needed <= capacity;
        var stage = claims.stream()
                .map(c -> fits
                        ? new Claim(used(c, c), c.demand(), c.limit(), c.shares())
                        : new Claim(c.reservation(), c.demand(), used(c, c), c.shares()))
                .toList();
        return divide(capacity, stage, 0);
    }

    private static Bytes used(Claim low, Claim high) {
        return high.demand().clamp(low.reservation(), high.limit());
    }

    private static double used(Claim claim) {
        return used(claim, claim).value();
    }

    private static double[] at(double level, List<Claim> claims, double k) {
        var amounts = new double[claims.size()];
        for (int i = 0; i < amounts.length; i++) {
            var c = claims.get(i);
            double paid = level * c.shares();
            double demand = c.demand().value();
            double wanted = paid <= demand ? paid : demand + (paid - demand) / k;
            amounts[i] = Math.min(
                    (double) c.limit().value(),
                    Math.max((double) c.reservation().value(), wanted));
        }
        return amounts;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
