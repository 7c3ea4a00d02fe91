package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.Telemetry;

/**
 * Puts faults between an engine and a telemetry port: late and lost samples, hung calls. A late sample is read when it was asked
 * for and delivered later, so it is old when it arrives. Every stage completes at the deadline at the latest.
 */
public final class FaultyTelemetry extends ForwardingTelemetry {
    /** A late sample takes up to twice the deadline, so that half of them arrive in time and half never. */
    private static final double LATEST_IN_DEADLINES = 2;

    private final FaultSite site;
    private final FaultDice dice;

    /** Decorates a port. */
    public FaultyTelemetry(Telemetry port, FaultSite site) {
        super(port);
        this.site = site;
        this.dice =
                new FaultDice(site, "telemetry", FaultClass.HUNG_CALL, FaultClass.LATE_SAMPLE, FaultClass.LOST_SAMPLE);
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        return dice.roll().map(hit -> struck(hit, host, deadline)).orElseGet(() -> super.sample(host, deadline));
    }

    private CompletionStage<HostSample> struck(FaultDice.Hit hit, HostId host, Duration deadline) {
        site.tell(hit.fault(), "sample of " + host);
        Answer<HostSample> answer = Answer.within(
                deadline,
                site,
                late -> late.fail(error(HypervisorException.Kind.TIMEOUT, host, "no answer within " + deadline)));
        switch (hit.fault()) {
            case LATE_SAMPLE -> {
                CompletionStage<HostSample> read = super.sample(host, deadline);
                site.after(Delays.share(hit.detail() * LATEST_IN_DEADLINES, deadline), () -> answer.follow(read));
            }
            case LOST_SAMPLE ->
                site.after(
                        Delays.PROMPT,
                        () -> answer.fail(error(HypervisorException.Kind.UNREACHABLE, host, "connection reset")));
            default -> {
                // HUNG_CALL: the port is not asked, and only the deadline answers.
            }
        }
        return answer.stage();
    }

    private static HypervisorException error(HypervisorException.Kind kind, HostId host, String what) {
        return new HypervisorException(kind, "sample of " + host + ": " + what);
    }
}
