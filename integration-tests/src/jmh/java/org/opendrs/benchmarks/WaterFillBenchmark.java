package org.opendrs.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.opendrs.core.balloon.WaterFill;
import org.opendrs.unit.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sharing out a host that is oversold by half. */
@State(Scope.Thread)
public class WaterFillBenchmark extends Measured {
    private static final double IDLE_TAX = 0.75;
    private static final int MOST_RESERVED_MIB = 512;
    private static final int GUEST_MIB = 4096;
    private static final double SOLD = 1.5;

    /** Number of guests. */
    @Param({"10", "100"})
    public int guests;

    private List<WaterFill.Claim> claims = List.of();
    private Bytes capacity = Bytes.ZERO;

    /** Draws the claims. */
    @Setup
    public void draw() {
        var random = new SplittableRandom(1);
        var drawn = new ArrayList<WaterFill.Claim>();
        for (int i = 0; i < guests; i++) {
            drawn.add(new WaterFill.Claim(
                    Bytes.mib(random.nextInt(MOST_RESERVED_MIB)),
                    Bytes.mib(random.nextInt(MOST_RESERVED_MIB, GUEST_MIB)),
                    Bytes.mib(GUEST_MIB),
                    random.nextInt(500, 2000)));
        }
        claims = drawn;
        capacity = Bytes.mib((long) (guests * GUEST_MIB / SOLD));
    }

    /** Returns the division, so that the compiler cannot leave it out. */
    @Benchmark
    public WaterFill.Division divide() {
        return WaterFill.divide(capacity, claims, IDLE_TAX);
    }
}
