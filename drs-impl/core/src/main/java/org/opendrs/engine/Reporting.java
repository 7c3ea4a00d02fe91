package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.PlanningDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.monitor.Hotspot;
import org.opendrs.spi.DrsClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a turn into one record and hands it to who wants it. Confined to the mailbox. */
final class Reporting {
    private static final Logger log = LoggerFactory.getLogger(Reporting.class);

    private final DrsClock clock;
    private final ActionLog actions;
    private final Listeners listeners;
    private final InventoryReader inventory;
    private final Commands commands;
    private final Migrations migrations;

    Reporting(
            DrsClock clock,
            ActionLog actions,
            Listeners listeners,
            InventoryReader inventory,
            Commands commands,
            Migrations migrations) {
        this.clock = clock;
        this.actions = actions;
        this.listeners = listeners;
        this.inventory = inventory;
        this.commands = commands;
        this.migrations = migrations;
    }

    /** Reports a whole turn. */
    TurnReport turn(Header header, Finding found, Deed done) {
        return report(header, TurnReport.Kind.TURN, found, outcome(found, done));
    }

    /** Reports a look between turns that acted. */
    TurnReport tick(Header header, Finding found, Deed done) {
        return report(header, TurnReport.Kind.TICK, found, outcome(found, done));
    }

    /** Reports a turn that a defect ended. */
    TurnReport failed(Header header, ClusterSnapshot latest) {
        var found = new Finding(latest, 0, List.of(), List.of(), Optional.empty());
        return report(header, TurnReport.Kind.TURN, found, Reason.of(EngineReasons.TURN_FAILED));
    }

    private TurnReport report(Header header, TurnReport.Kind kind, Finding found, Reason outcome) {
        var report = new TurnReport(
                header.number(),
                kind,
                header.level(),
                found.snapshot(),
                found.hotspots(),
                found.balloons(),
                found.planning(),
                actions.drain(),
                problems(found),
                found.headcount().unseen(),
                outcome,
                Duration.ofNanos(clock.monotonicNanos() - header.startedAtNanos()));
        if (report.actions().isEmpty()) {
            log.debug("turn={} kind={} outcome={}", report.number(), kind, outcome);
        } else {
            log.info(
                    "turn={} kind={} outcome={} hotspots={}",
                    report.number(),
                    kind,
                    outcome,
                    found.hotspots().size());
        }
        listeners.tell(report);
        return report;
    }

    private Reason outcome(Finding found, Deed done) {
        var hosts = new Input("hosts", found.snapshot().hosts().size());
        var hotspots = new Input("hotspots", found.hotspots().size());
        if (found.answered() == 0) {
            return Reason.of(EngineReasons.NOTHING_SEEN, hosts);
        }
        if (done.commands() + done.moves() > 0) {
            return Reason.of(
                    EngineReasons.ACTED, new Input("commands", done.commands()), new Input("moves", done.moves()));
        }
        long targets = found.targets();
        long moves = found.moves();
        if (targets + moves > 0) {
            return Reason.of(EngineReasons.ADVISED, new Input("targets", targets), new Input("moves", moves));
        }
        if (migrations.underWay() > 0) {
            return Reason.of(EngineReasons.WAITING, hotspots, new Input("inFlight", migrations.underWay()));
        }
        if (!found.hotspots().isEmpty()) {
            return Reason.of(found.nothingMoves(), hotspots);
        }
        return Reason.of(
                EngineReasons.NOTHING_NEEDED,
                hosts,
                new Input("vms", found.headcount().vms()),
                hotspots);
    }

    private List<Reason> problems(Finding found) {
        var problems = new ArrayList<Reason>();
        long stale = found.count(HostState.STALE);
        long unreachable = found.count(HostState.UNREACHABLE);
        if (stale + unreachable > 0) {
            problems.add(Reason.of(
                    EngineReasons.HOSTS_NOT_SEEN, new Input("stale", stale), new Input("unreachable", unreachable)));
        }
        if (inventory.failed()) {
            problems.add(Reason.of(
                    EngineReasons.INVENTORY_UNREAD,
                    new Input("revision", inventory.view().revision())));
        }
        if (!commands.canSetTargets()) {
            problems.add(Reason.of(EngineReasons.NO_HOST_CONTROL));
        }
        if (!migrations.available()) {
            problems.add(Reason.of(EngineReasons.NO_MIGRATIONS));
        }
        long refused = actions.drainRefused();
        if (refused > 0) {
            problems.add(Reason.of(EngineReasons.BALLOON_PLAN_REFUSED, new Input("violations", refused)));
        }
        found.planning()
                .filter(decision -> !decision.violations().isEmpty())
                .ifPresent(decision -> problems.add(Reason.of(
                        EngineReasons.MIGRATION_PLAN_REFUSED,
                        new Input("violations", decision.violations().size()))));
        return problems;
    }

    /**
     * What identifies a turn.
     *
     * @param number counts turns; a tick carries the number of the turn before it
     * @param startedAtNanos when it began
     * @param level the cluster's automation level
     */
    record Header(long number, long startedAtNanos, Automation level) {}

    /**
     * What a turn did.
     *
     * @param commands balloon targets that were issued
     * @param moves moves that were begun
     */
    record Deed(int commands, int moves) {}

    /**
     * What a turn saw and decided.
     *
     * @param snapshot the hosts
     * @param answered how many of them answered
     * @param hotspots what is hot
     * @param balloons the balloon policy's decisions
     * @param planning the planner's decision
     */
    record Finding(
            ClusterSnapshot snapshot,
            int answered,
            List<Hotspot> hotspots,
            List<BalloonDecision> balloons,
            Optional<PlanningDecision> planning) {
        long targets() {
            long sum = 0;
            for (BalloonDecision decision : balloons) {
                sum += decision.plan().targets().size();
            }
            return sum;
        }

        long moves() {
            return planning.map(decision -> decision.plan().moves().count()).orElse(0L);
        }

        /** Returns why nothing moves though there are hotspots. */
        String nothingMoves() {
            var trace = planning.map(decision -> decision.plan().trace());
            if (trace.filter(t -> t.outcome().code().equals(PlanReasons.RELIEVED))
                    .isPresent()) {
                return EngineReasons.COOLING;
            }
            var hosts = trace.map(DecisionTrace::hosts).orElse(List.of());
            return !hosts.isEmpty() && hosts.stream().allMatch(Finding::hasLostEnough)
                    ? EngineReasons.PACED
                    : EngineReasons.STUCK;
        }

        private static boolean hasLostEnough(DecisionTrace.HostTrace host) {
            String code = host.outcome().code();
            return code.equals(PlanReasons.HOST_LEAVING_LIMIT) || code.equals(PlanReasons.HOST_BELOW_LEVEL);
        }

        Headcount headcount() {
            return new Headcount(snapshot);
        }

        long count(HostState state) {
            return snapshot.hosts().stream()
                    .filter(host -> host.state() == state)
                    .count();
        }
    }
}
