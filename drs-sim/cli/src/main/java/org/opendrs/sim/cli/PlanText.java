package org.opendrs.sim.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.json.PlanFile;
import org.opendrs.json.PlanFile.Balance;
import org.opendrs.json.PlanFile.Step;

/** Prints a plan for people: the cluster before and after, the moves with their reasons, and what stays hot. */
final class PlanText {
    /** Longer lists are for tools; the file has them all. */
    private static final int MOST_ROWS = 50;

    /** As many VMs that stay for one reason are named. */
    private static final int MOST_NAMES = 4;

    private static final String ABSENT = "-";

    private final PlanFile plan;
    private final PrintWriter out;

    private PlanText(PlanFile plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    /** Prints the plan that was made for the snapshot in this file. */
    static void print(String source, PlanFile plan, PrintWriter out) {
        var text = new PlanText(plan, out);
        text.head(source);
        text.balance();
        text.moves();
        text.stuck();
        text.foot();
        out.flush();
    }

    private void head(String source) {
        var caps = new StringBuilder();
        plan.request()
                .ifPresent(asked -> asked.caps()
                        .forEach((resource, cap) ->
                                caps.append(' ').append(resource).append('=').append(cap)));
        out.println(source + "  " + number(plan.figures().hosts()) + " hosts  "
                + number(plan.figures().vms()) + " VMs  " + plan.mode() + "  caps" + caps + "  by "
                + plan.objective().orElse(ABSENT));
    }

    private record Row(String label, String before, String after) {}

    private void balance() {
        var rows = List.of(
                row("hosts above a cap", balance -> number(balance.hostsHot())),
                row("sd of CPU utilisation", balance -> number(balance.sdCpu(), 4)),
                row("sd of memory utilisation", balance -> number(balance.sdMem(), 4)),
                row("highest CPU utilisation", balance -> number(balance.maxCpu(), 4)),
                row("highest memory utilisation", balance -> number(balance.maxMem(), 4)));
        List<ColumnData<Row>> columns =
                List.of(left("", Row::label), right("before", Row::before), right("after", Row::after));
        out.println(AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns));
        out.println("Utilisation, like a cap, is a ratio of what a host may give to VMs: capacity less reserve.");
    }

    private Row row(String label, Function<Balance, String> figure) {
        return new Row(
                label,
                plan.figures().before().map(figure).orElse(ABSENT),
                plan.figures().after().map(figure).orElse(ABSENT));
    }

    private void moves() {
        var figures = plan.figures();
        out.println("Moves: " + number(figures.moves()) + ", " + number(figures.migratedGib(), 1) + " GiB, "
                + Amounts.count(figures.stages().orElse(0), "stage") + ", " + number(figures.makespanSeconds(), 0)
                + " s");
        bound();
        if (plan.plan().isEmpty()) {
            return;
        }
        List<ColumnData<Step>> columns = List.of(
                right("stage", step -> Integer.toString(step.stage())),
                left("VM", step -> step.vm().value()),
                left("from", step -> step.from().value()),
                left("to", step -> step.to().value()),
                left(
                        "because",
                        step -> step.reason()
                                .map(reason -> ReasonWords.ofWritten(reason).figures())
                                .orElse(ABSENT)));
        var shown = plan.plan().subList(0, Math.min(MOST_ROWS, plan.plan().size()));
        out.println(AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, shown, columns));
        more(plan.plan().size());
    }

    /** Says how many hosts are relieved and what the bound is for: it is no bound of a plan that leaves a host hot. */
    private void bound() {
        long hot = plan.figures().before().orElseThrow().hostsHot().orElse(0);
        long left = plan.figures().after().orElseThrow().hostsHot().orElse(0);
        if (hot == 0) {
            out.println("No host is above a cap, so nothing needs to move.");
            return;
        }
        out.println("Relieved: " + (hot - left) + " of " + Amounts.count(hot, "host") + " above a cap"
                + (left == 0 ? "" : "; " + left + " will still be above it, for the reasons below"));
        String least = Amounts.count(plan.figures().lowerBoundMoves().orElse(0), "move") + " and "
                + number(plan.figures().lowerBoundGib(), 1) + " GiB";
        out.println(
                left == 0
                        ? "Lower bound: no plan that relieves them all has fewer than " + least
                        : "Lower bound: relieving every host that moves can relieve takes at least " + least
                                + "; a plan that relieves fewer hosts may have less");
    }

    private void more(int size) {
        if (size > MOST_ROWS) {
            out.println("and " + (size - MOST_ROWS) + " more; --json FILE has them all");
        }
    }

    private void stuck() {
        var lines = new ArrayList<String>();
        for (var host : plan.rejections().stuck()) {
            lines.add(host.host() + " stays above a cap: "
                    + ReasonWords.ofWritten(host.reason()).sentence());
            var alike = new LinkedHashMap<String, List<String>>();
            host.vms()
                    .forEach(vm -> alike.computeIfAbsent(vm.reason(), reason -> new ArrayList<>())
                            .add(vm.vm().value()));
            alike.forEach((reason, vms) -> lines.add("  " + named(vms) + " cannot leave: "
                    + ReasonWords.ofWritten(reason).sentence()));
        }
        lines.stream().limit(MOST_ROWS).forEach(out::println);
        more(lines.size());
    }

    private static String named(List<String> vms) {
        String some = String.join(", ", vms.subList(0, Math.min(MOST_NAMES, vms.size())));
        return vms.size() > MOST_NAMES ? some + " and " + Amounts.count(vms.size() - MOST_NAMES, "other VM") : some;
    }

    private void foot() {
        out.println("Looked at " + number(plan.effort().evaluatedMoves()) + " pairs of VM and host in "
                + number(plan.effort().planCpuMillis()) + " ms of CPU time; checker: "
                + (plan.checker().isEmpty()
                        ? "no fault"
                        : Amounts.count(plan.checker().size(), "fault")));
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : ABSENT;
    }

    private static String number(Optional<BigDecimal> value, int decimals) {
        return value.map(number ->
                        number.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString())
                .orElse(ABSENT);
    }

    private static <T> ColumnData<T> left(String header, Function<T, String> cell) {
        return new Column()
                .header(header)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(Integer.MAX_VALUE)
                .with(cell);
    }

    private static <T> ColumnData<T> right(String header, Function<T, String> cell) {
        return new Column().header(header).dataAlign(HorizontalAlign.RIGHT).with(cell);
    }
}
