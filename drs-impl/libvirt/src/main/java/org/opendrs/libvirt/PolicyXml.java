package org.opendrs.libvirt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Reads what an operator wrote into the metadata of a definition; quantities are written as in the inventory file:
 *
 * <pre>{@code
 * <metadata>
 *   <drs:policy xmlns:drs="https://opendrs.org/xmlns/policy/1" automation="act">
 *     <drs:memory reservation="1GiB" limit="4GiB" shares="2000"/>
 *     <drs:cpu reservation="500m" limit="2" shares="1000"/>
 *     <drs:facts swap="true"/>
 *   </drs:policy>
 * </metadata>
 * }</pre>
 */
final class PolicyXml {
    static final String NAMESPACE = "https://opendrs.org/xmlns/policy/1";

    /** What a VM has of which nothing is said; a limit that large means the VM's own maximum. */
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private static final long DEFAULT_SHARES = 1000;
    private static final long MOST_SHARES = 1_000_000;
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?) ?([A-Za-z]{0,3})");

    private PolicyXml() {}

    /**
     * Returns the policy.
     *
     * @param policy the element of our namespace
     * @param autodeflate what the definition says of the balloon
     * @param balloonable likewise
     * @throws IllegalArgumentException with the place, the value and what would be valid
     */
    static VmPolicy read(Element policy, boolean autodeflate, boolean balloonable) {
        names(policy, "automation");
        Automation automation = automation(policy.getAttribute("automation"));
        Allocation<Bytes> memory = memory(policy);
        Allocation<Millicores> cpu = cpu(policy);
        boolean swap = XmlText.at(policy, "facts").map(PolicyXml::swap).orElse(false);
        return new VmPolicy(memory, cpu, automation, new GuestFacts(swap, autodeflate, balloonable));
    }

    /** Returns the policy of a VM of which nothing is said. */
    static VmPolicy none(Automation automation, boolean autodeflate, boolean balloonable) {
        return new VmPolicy(
                new Allocation<>(Bytes.ZERO, new Bytes(NO_LIMIT), DEFAULT_SHARES),
                new Allocation<>(Millicores.ZERO, new Millicores(NO_LIMIT), DEFAULT_SHARES),
                automation,
                new GuestFacts(GuestFacts.UNKNOWN.swap(), autodeflate, balloonable));
    }

    private static Allocation<Bytes> memory(Element policy) {
        Element element = XmlText.at(policy, "memory").orElse(null);
        if (element == null) {
            return new Allocation<>(Bytes.ZERO, new Bytes(NO_LIMIT), DEFAULT_SHARES);
        }
        names(element, "reservation", "limit", "shares");
        return new Allocation<>(
                new Bytes(bytes(element, "reservation", 0)),
                new Bytes(bytes(element, "limit", NO_LIMIT)),
                shares(element));
    }

    private static Allocation<Millicores> cpu(Element policy) {
        Element element = XmlText.at(policy, "cpu").orElse(null);
        if (element == null) {
            return new Allocation<>(Millicores.ZERO, new Millicores(NO_LIMIT), DEFAULT_SHARES);
        }
        names(element, "reservation", "limit", "shares");
        return new Allocation<>(
                new Millicores(millicores(element, "reservation", 0)),
                new Millicores(millicores(element, "limit", NO_LIMIT)),
                shares(element));
    }

    private static boolean swap(Element facts) {
        names(facts, "swap");
        String text = facts.getAttribute("swap");
        return switch (text) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw invalid(facts, "swap", text, "true or false");
        };
    }

    private static Automation automation(String text) {
        return switch (text) {
            case "", "act" -> Automation.ACT;
            case "advise" -> Automation.ADVISE;
            case "observe" -> Automation.OBSERVE;
            default ->
                throw new IllegalArgumentException(
                        "policy: automation is '" + text + "'; valid is observe, advise or act");
        };
    }

    private static long bytes(Element element, String name, long otherwise) {
        return amount(element, name, otherwise, "an amount of memory such as 512MiB or 2GiB", unit -> switch (unit) {
            case "B" -> 1L;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            case "TiB" -> 1L << 40;
            default -> 0L;
        });
    }

    private static long millicores(Element element, String name, long otherwise) {
        return amount(element, name, otherwise, "an amount of CPU such as 2 or 500m", unit -> switch (unit) {
            case "" -> 1000L;
            case "m" -> 1L;
            default -> 0L;
        });
    }

    /** Returns the factor of a unit, zero if there is no such unit. */
    @FunctionalInterface
    private interface Units {
        long factor(String unit);
    }

    private static long amount(Element element, String name, long otherwise, String valid, Units units) {
        String text = element.getAttribute(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher match = AMOUNT.matcher(text);
        long factor = match.matches() ? units.factor(match.group(2)) : 0;
        if (factor == 0) {
            throw invalid(element, name, text, valid);
        }
        BigDecimal value = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(factor));
        if (value.compareTo(BigDecimal.valueOf(NO_LIMIT)) > 0) {
            throw invalid(element, name, text, valid);
        }
        return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long shares(Element element) {
        String text = element.getAttribute("shares");
        if (text.isEmpty()) {
            return DEFAULT_SHARES;
        }
        long shares = text.matches("[0-9]{1,7}") ? Long.parseLong(text) : 0;
        if (shares < 1 || shares > MOST_SHARES) {
            throw invalid(element, "shares", text, "a whole number from 1 to " + MOST_SHARES);
        }
        return shares;
    }

    /** A misspelt name would be a wish that nobody hears. */
    private static void names(Element element, String... known) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getName();
            if (!name.startsWith("xmlns") && !List.of(known).contains(name)) {
                throw new IllegalArgumentException(element.getLocalName() + ": there is no attribute '" + name
                        + "'; valid are " + String.join(", ", known));
            }
        }
    }

    private static IllegalArgumentException invalid(Element element, String name, String text, String valid) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "%s: %s is '%s'; valid is %s", element.getLocalName(), name, text, valid));
    }
}
