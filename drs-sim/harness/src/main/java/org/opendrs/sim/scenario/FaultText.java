package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.opendrs.config.OperatorValues;
import org.opendrs.config.TextSection;
import org.opendrs.sim.fault.FaultClass;
import org.opendrs.sim.fault.Intervention;

/** Reads faults: {@code LATE_COMMAND=5%} for those of single calls, {@code HOST_CRASH@host-1,5m,7m} for those that last. */
final class FaultText {
    private static final String VALID = "a fault such as LATE_COMMAND=5% or \"HOST_CRASH@host-1,5m,7m\"";
    private static final Pattern COMMA = Pattern.compile(",");

    private final LastingFaultText lasting;
    private final TreeMap<FaultClass, Double> chances = new TreeMap<>();
    private final List<Intervention> interventions = new ArrayList<>();
    private boolean isCut;

    private FaultText(LastingFaultText lasting) {
        this.lasting = lasting;
    }

    /** Returns the faults of a text; what is wrong is noted. */
    static ScenarioFile.Trouble read(TextSection root, LastingFaultText lasting) {
        var reader = new FaultText(lasting);
        root.texts("faults", VALID, reader::fault);
        return new ScenarioFile.Trouble(
                reader.chances, reader.interventions, root.flag("checks").orElse(false));
    }

    /** Takes a fault over, or returns what is wrong with it. */
    private Optional<String> fault(String text) {
        if (isCut && isPiece(text.strip())) {
            return Optional.empty();
        }
        isCut = false;
        int at = text.indexOf('@');
        int is = text.indexOf('=');
        int end = at < 0 ? is : at;
        String name = (end < 0 ? text : text.substring(0, end)).strip();
        Optional<FaultClass> known = Arrays.stream(FaultClass.values())
                .filter(fault -> fault.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of(unknown(name));
        }
        FaultClass fault = known.get();
        if (fault.strikesCalls()) {
            return at >= 0 || is < 0
                    ? Optional.of(OperatorValues.quoted(text) + " lacks its chance; " + fault
                            + " strikes single calls, write it as " + fault + "=5%")
                    : chance(fault, text.substring(is + 1).strip());
        }
        if (at < 0) {
            return Optional.of(OperatorValues.quoted(text) + " lacks its times; " + fault + " lasts, write it as "
                    + LastingFaultText.example(fault));
        }
        String[] parts = COMMA.split(text.substring(at + 1), -1);
        isCut = parts.length == 1;
        return isCut
                ? Optional.of(
                        OperatorValues.quoted(text) + " lacks its times; write it in quotes, because of its commas: "
                                + LastingFaultText.example(fault))
                : lasting.read(fault, parts, interventions::add);
    }

    /** A fault that lasts, written without quotes in a list in brackets, falls to pieces; only the first is told. */
    private static boolean isPiece(String text) {
        return OperatorValues.time(text).isPresent() || LastingFaultText.isLie(text);
    }

    private Optional<String> chance(FaultClass fault, String text) {
        Optional<Double> chance = OperatorValues.ratio(text).filter(ratio -> ratio >= 0 && ratio <= 1);
        if (chance.isEmpty()) {
            return Optional.of(OperatorValues.quoted(text) + " is not valid as the chance of " + fault
                    + "; write 0% to 100%, or 0 to 1");
        }
        return chances.putIfAbsent(fault, chance.get()) == null
                ? Optional.empty()
                : Optional.of(fault + " stands here twice; give it one chance");
    }

    private static String unknown(String name) {
        var all = Arrays.stream(FaultClass.values()).map(FaultClass::name).toList();
        var meant = OperatorValues.meant(name.toUpperCase(Locale.ROOT), all);
        return OperatorValues.quoted(name) + " is no kind of fault; "
                + meant.map(fault -> "did you mean " + fault + "? Valid").orElse("valid")
                + " with a chance are " + names(FaultClass::strikesCalls)
                + "; valid with target, beginning and end are "
                + names(fault -> !fault.strikesCalls());
    }

    private static String names(Predicate<FaultClass> which) {
        return String.join(
                ", ",
                Arrays.stream(FaultClass.values())
                        .filter(which)
                        .map(FaultClass::name)
                        .toList());
    }
}
