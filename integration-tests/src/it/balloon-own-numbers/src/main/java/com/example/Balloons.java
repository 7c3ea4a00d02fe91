package com.example;

import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.core.balloon.Policies;

/** How much memory should each guest of this host hold? Between the marks stands all there is to write. */
final class Balloons {
    private Balloons() {}

    public static void main(String[] none) {
        // begin
        var request = BalloonRequest.host(gib(8))
                .guest("a", g -> g.current(gib(4)).usable(mib(300)).maximum(gib(4)))
                .guest("b", g -> g.current(gib(4)).usable(gib(3)).maximum(gib(4)))
                .build();
        BalloonPlan plan = Policies.waterfill().decide(request);
        plan.targets().forEach(t -> System.out.println(t.vm() + " -> " + t.target() + " because " + t.reason()));
        // end
    }
}
