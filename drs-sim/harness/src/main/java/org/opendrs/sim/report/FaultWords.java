package org.opendrs.sim.report;

import java.time.Duration;
import java.util.regex.Pattern;
import org.opendrs.config.OperatorValues;
import org.opendrs.sim.fault.FaultPlan;

/** The line of a fault plan with its times as people write them, and as they stand in scenario files. */
final class FaultWords {
    private static final Pattern ISO_TIME = Pattern.compile("(?<=[=,])PT[0-9HMS.]+");

    private FaultWords() {}

    static String of(FaultPlan plan) {
        return ISO_TIME.matcher(plan.toString()).replaceAll(time -> OperatorValues.print(Duration.parse(time.group())));
    }
}
