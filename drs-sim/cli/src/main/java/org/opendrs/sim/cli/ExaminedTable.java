package org.opendrs.sim.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.opendrs.core.doctor.Diagnosis;
import org.opendrs.core.doctor.DoctorReasons;
import org.opendrs.model.GuestClass;

/** Shows the guests that were examined, by name: which are managed, and if not, why. */
final class ExaminedTable {
    private static final String NONE = "-";

    private ExaminedTable() {}

    static String of(RealHost host, List<Diagnosis> guests) {
        var byName = guests.stream()
                .sorted(Comparator.comparing((Diagnosis guest) -> host.name(guest.vm())))
                .toList();
        return AsciiTable.getTable(
                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                byName,
                List.of(
                        column("guest", guest -> host.name(guest.vm())),
                        column("managed", ExaminedTable::managed),
                        column("class", ExaminedTable::learnt),
                        column("worst finding", ExaminedTable::worst)));
    }

    private static ColumnData<Diagnosis> column(String header, Function<Diagnosis, String> cell) {
        return new Column().header(header).dataAlign(HorizontalAlign.LEFT).with(cell);
    }

    private static String managed(Diagnosis guest) {
        return guest.managed() ? "yes" : "no: " + why(guest);
    }

    private static String why(Diagnosis guest) {
        return switch (guest.scope()) {
            case MANAGED -> "its metadata";
            case BOOTING -> "boots";
            case MIGRATING -> "migrates";
            case PAUSED -> "paused";
            case NO_DATA -> "no data";
            case FOREIGN -> "size set by others";
            case UNCOOPERATIVE -> "does not follow";
            case FIXED -> has(guest, DoctorReasons.NO_BALLOON_DEVICE) ? "no balloon device" : "memory pinned";
            case BUSY -> "command under way";
        };
    }

    /** What a guest is taken for of which nothing was learnt, says nothing of it. */
    private static String learnt(Diagnosis guest) {
        boolean known = switch (guest.scope()) {
            case MANAGED, FOREIGN, UNCOOPERATIVE, BUSY -> true;
            case BOOTING, MIGRATING, PAUSED, NO_DATA -> guest.guestClass() != GuestClass.COOPERATIVE;
            case FIXED -> false;
        };
        return known ? ObservedTable.word(guest.guestClass()) : NONE;
    }

    private static String worst(Diagnosis guest) {
        return guest.findings().stream()
                .findFirst()
                .map(finding -> ObservedTable.word(finding.severity()))
                .orElse(NONE);
    }

    private static boolean has(Diagnosis guest, String code) {
        return guest.findings().stream()
                .anyMatch(finding -> finding.reason().code().equals(code));
    }
}
