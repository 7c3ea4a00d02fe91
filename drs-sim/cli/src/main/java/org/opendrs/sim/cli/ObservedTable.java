package org.opendrs.sim.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.opendrs.core.words.Amounts;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.Bytes;

/** Prints a look at a real host: a line for the host, a table of its guests. */
final class ObservedTable {
    private static final String UNKNOWN = "-";
    private static final double PERCENT = 100;

    private ObservedTable() {}

    static void print(RealHost host, HostLook look, String title, PrintWriter out) {
        out.println(host.uri() + "  " + title);
        if (!look.answered()) {
            out.println("host " + host.id() + " did not answer"
                    + look.trouble().map(why -> "; it " + why.sentence()).orElse(""));
            out.println();
            out.flush();
            return;
        }
        out.println("host " + host.id() + "  " + host(look));
        if (!look.snapshot().vms().isEmpty()) {
            out.println(AsciiTable.getTable(
                    AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, look.snapshot().vms(), columns(host, look)));
        }
        out.println();
        out.flush();
    }

    static String host(HostLook look) {
        var snapshot = look.snapshot();
        var capacity = snapshot.capacity();
        String available = look.newest()
                .map(HostSample::counters)
                .map(counters -> ", available " + size(counters.memoryAvailable()))
                .orElse("");
        String busy = look.busyMillicores().isPresent()
                ? Amounts.cores(look.busyMillicores().getAsLong())
                : UNKNOWN;
        return "memory " + size(capacity.memory()) + available + ", reserve "
                + size(snapshot.reserve().memory()) + ", swap used "
                + size(snapshot.pressure().swapUsed()) + ", swap-in "
                + Amounts.memory(snapshot.pressure().swapIn().value()) + "/s, CPU " + busy + " of "
                + Amounts.cores(capacity.cpu().value()) + ", "
                + Amounts.count(snapshot.vms().size(), "guest");
    }

    private static List<ColumnData<VmSnapshot>> columns(RealHost host, HostLook look) {
        return List.of(
                left("guest", vm -> host.name(vm.id())),
                left("state", vm -> word(vm.state())),
                right("maximum", vm -> size(vm.memory().maximum())),
                right("actual", vm -> size(vm.memory().actual())),
                right("used", vm -> HostLook.reports(vm) ? size(vm.memory().load()) : UNKNOWN),
                right("usable", vm -> HostLook.reports(vm) ? size(vm.memory().usable()) : UNKNOWN),
                right("demand", vm -> size(vm.demand().memory())),
                right("CPU", vm -> cores(vm)),
                right("ready", vm -> ready(look, vm)),
                left("class", vm -> word(vm.guestClass())),
                left("data", vm -> word(vm.quality())));
    }

    private static String cores(VmSnapshot vm) {
        return String.format(Locale.ROOT, "%.2f", vm.usage().cpu().toCores());
    }

    private static String ready(HostLook look, VmSnapshot vm) {
        var ratio = look.readyRatio(vm.id());
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.1f %%", ratio.getAsDouble() * PERCENT) : UNKNOWN;
    }

    private static String size(Bytes amount) {
        return Amounts.memory(amount.value());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ColumnData<VmSnapshot> left(String header, Function<VmSnapshot, String> cell) {
        return new Column().header(header).dataAlign(HorizontalAlign.LEFT).with(cell);
    }

    private static ColumnData<VmSnapshot> right(String header, Function<VmSnapshot, String> cell) {
        return new Column().header(header).dataAlign(HorizontalAlign.RIGHT).with(cell);
    }
}
