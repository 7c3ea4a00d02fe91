package org.opendrs.sim.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.explain.Reason;
import org.opendrs.json.PlanFile;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Finds what is wrong with a stated plan: its moves, by the checker, and its figures, by counting again. */
final class PlanFindings {
    /** Figures in files are rounded to as many decimals. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private final PlanQuestion question;
    private final PlanFile stated;
    private final List<String> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private PlanFindings(PlanQuestion question, PlanFile stated) {
        this.question = question;
        this.stated = stated;
    }

    /** Looks for what is wrong with the plan. */
    static PlanFindings of(PlanQuestion question, PlanFile stated) {
        var findings = new PlanFindings(question, stated);
        findings.find();
        return findings;
    }

    /** Returns one line for each finding, each beginning with its place in the plan's file. */
    List<String> lines() {
        return List.copyOf(findings);
    }

    /** Returns what is to be said beside the findings. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private void find() {
        PlanningRequest request = question.request(1);
        var faults = new MoveFaults(request, stated);
        faults.ofPlan().forEach(fault -> findings.add("plan: " + said(fault)));
        faults.causes().forEach(this::told);
        var actual = PlanAnswer.figures(question, request, faults.plan());
        compare(stated.figures(), actual, faults.causes().isEmpty());
        if (!faults.causes().isEmpty()) {
            String followUps = faults.followUps() == 0
                    ? ""
                    : Amounts.count(faults.followUps(), "fault") + " of other moves that follow from these, and ";
            notes.add("left out: " + followUps + "figures of the moves; verify again when these moves are right");
            if (!faults.toldApart()) {
                notes.add(
                        "Some of these may follow from others: so many moves have faults that trying each would take too long");
            }
        }
        question.limits()
                .maxGib()
                .filter(most -> actual.migratedGib().orElseThrow().compareTo(most) > 0)
                .ifPresent(most -> findings.add("plan: the moving VMs hold "
                        + actual.migratedGib().orElseThrow().toPlainString() + " GiB, more than request.maxGiB, "
                        + most.toPlainString()));
        checkUnplaced();
    }

    /** One wrong move is one finding, whatever the checker has against it. */
    private void told(int entry, List<Reason> faults) {
        var step = stated.plan().get(entry);
        findings.add("plan[" + entry + "]: " + step.vm() + " from " + step.from() + " to " + step.to() + ": "
                + faults.stream()
                        .map(fault -> fault.code() + ": " + what(fault, step))
                        .collect(Collectors.joining("; also ")));
    }

    private static String said(Reason fault) {
        return fault.code() + ": " + ReasonWords.of(fault).sentence();
    }

    /** A fault of ids is told with the ids that there are; the checker's reasons have none. */
    private String what(Reason fault, PlanFile.Step move) {
        return switch (fault.code()) {
            case PlanReasons.UNKNOWN_ID -> unknown(move);
            case PlanReasons.WRONG_SOURCE -> "the VM runs on " + question.homeOf(move.vm());
            default -> ReasonWords.of(fault).sentence();
        };
    }

    private String unknown(PlanFile.Step move) {
        var missing = new TreeSet<String>();
        var vms = new TreeSet<String>();
        vms().forEach(vm -> vms.add(vm.value()));
        if (!vms.contains(move.vm().value())) {
            missing.add(missing("VM", move.vm().value(), vms));
        }
        var hosts = new TreeSet<String>();
        question.cluster().hosts().forEach(host -> hosts.add(host.id().value()));
        for (HostId host : List.of(move.from(), move.to())) {
            if (!hosts.contains(host.value())) {
                missing.add(missing("host", host.value(), hosts));
            }
        }
        return missing.isEmpty() ? move.vm() + " runs on no host of the snapshot" : String.join("; also ", missing);
    }

    private static String missing(String kind, String id, SortedSet<String> known) {
        return "there is no " + kind + " " + id + " in the snapshot" + Meant.valid(known, id);
    }

    private Set<VmId> vms() {
        var known = new TreeSet<VmId>();
        question.cluster().hosts().forEach(host -> host.vms().forEach(vm -> known.add(vm.id())));
        return known;
    }

    /** Compares what does not depend on the moves, and the rest only if these hold: of other moves all figures differ. */
    private void compare(PlanFile.Figures said, PlanFile.Figures is, boolean movesHold) {
        whole("hosts", said.hosts(), is.hosts());
        whole("vms", said.vms(), is.vms());
        said.before().ifPresent(before -> compare("before.", before, is.before().orElseThrow()));
        whole("lowerBoundMoves", said.lowerBoundMoves(), is.lowerBoundMoves());
        decimal("lowerBoundGiB", said.lowerBoundGib(), is.lowerBoundGib());
        if (movesHold) {
            compareMoves(said, is);
        }
    }

    private void compareMoves(PlanFile.Figures said, PlanFile.Figures is) {
        said.after().ifPresent(after -> compare("after.", after, is.after().orElseThrow()));
        whole("moves", said.moves(), is.moves());
        decimal("migratedGiB", said.migratedGib(), is.migratedGib());
        whole("stages", said.stages(), is.stages());
        decimal("makespanSeconds", said.makespanSeconds(), is.makespanSeconds());
    }

    private void compare(String path, PlanFile.Balance said, PlanFile.Balance is) {
        decimal(path + "sdCpu", said.sdCpu(), is.sdCpu());
        decimal(path + "sdMem", said.sdMem(), is.sdMem());
        decimal(path + "maxCpu", said.maxCpu(), is.maxCpu());
        decimal(path + "maxMem", said.maxMem(), is.maxMem());
        whole(path + "hostsHot", said.hostsHot(), is.hostsHot());
    }

    private void whole(String path, OptionalLong said, OptionalLong is) {
        if (said.isPresent() && !said.equals(is)) {
            differs(path, Long.toString(said.getAsLong()), Long.toString(is.orElseThrow()));
        }
    }

    private void decimal(String path, Optional<BigDecimal> said, Optional<BigDecimal> is) {
        if (said.isEmpty()) {
            return;
        }
        boolean same = is.isPresent() && said.get().subtract(is.get()).abs().compareTo(TOLERANCE) <= 0;
        if (!same) {
            differs(
                    path,
                    said.get().toPlainString(),
                    is.map(BigDecimal::toPlainString).orElse("no such figure"));
        }
    }

    private void differs(String path, String said, String is) {
        findings.add(path + ": is " + said + "; snapshot and moves give " + is);
    }

    private void checkUnplaced() {
        var moving = new TreeSet<VmId>();
        stated.plan().forEach(step -> moving.add(step.vm()));
        var known = vms();
        for (int i = 0; i < stated.unplaced().size(); i++) {
            VmId vm = stated.unplaced().get(i);
            if (!known.contains(vm)) {
                findings.add("unplaced[" + i + "]: " + vm + " is not in the snapshot");
            } else if (moving.contains(vm)) {
                findings.add("unplaced[" + i + "]: " + vm + " moves in the plan");
            }
        }
    }
}
