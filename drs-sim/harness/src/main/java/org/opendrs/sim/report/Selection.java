package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.scenario.PlacedGuest;
import org.opendrs.sim.scenario.Scenario;
import org.opendrs.sim.world.HostSpec;

/**
 * Which hosts and guests have charts: of a large cluster the hosts with the most to see, and the guests that began on them or came
 * to them.
 *
 * @param hosts the hosts, in the scenario's order
 * @param guests the guests, host by host
 */
record Selection(List<HostSpec> hosts, List<PlacedGuest> guests) {
    /** More than any select box is searched through, and every host of the scenarios that people look at. */
    static final int MOST_HOSTS = 25;

    /** Keeps a page of a few policies in bounds; twenty-five hosts with twenty guests each. */
    static final int MOST_GUESTS = 500;

    /** Returns these hosts, or of a large cluster those with the most to see if none are named. */
    static Selection of(Scenario scenario, List<PolicyRecording> recordings, Set<HostId> named) {
        var hosts = named.isEmpty()
                ? hosts(scenario, recordings)
                : scenario.cluster().hosts().stream()
                        .filter(host -> named.contains(host.id()))
                        .toList();
        var shown = new TreeSet<HostId>();
        hosts.forEach(host -> shown.add(host.id()));
        var arrived = new TreeSet<VmId>();
        for (PolicyRecording recording : recordings) {
            recording.moves().stream()
                    .filter(move -> shown.contains(move.to()))
                    .forEach(move -> arrived.add(move.vm()));
        }
        var guests = scenario.cluster().guests().stream()
                .filter(guest -> shown.contains(guest.host())
                        || arrived.contains(guest.spec().id()))
                .toList();
        return new Selection(hosts, longest(guests, recordings));
    }

    /** Returns all guests, or of too many those that ran longest, in the order given. */
    private static List<PlacedGuest> longest(List<PlacedGuest> guests, List<PolicyRecording> recordings) {
        if (guests.size() <= MOST_GUESTS) {
            return guests;
        }
        Map<VmId, Long> steps = new TreeMap<>();
        for (PlacedGuest guest : guests) {
            long sum = 0;
            for (PolicyRecording recording : recordings) {
                sum += recording.guest(guest.spec().id()).steps();
            }
            steps.put(guest.spec().id(), sum);
        }
        var ranked = new ArrayList<>(guests);
        ranked.sort(Comparator.comparingLong(
                        (PlacedGuest guest) -> -steps.getOrDefault(guest.spec().id(), 0L))
                .thenComparing(guest -> guest.spec().id()));
        var kept = new TreeSet<VmId>();
        ranked.subList(0, MOST_GUESTS).forEach(guest -> kept.add(guest.spec().id()));
        return guests.stream().filter(guest -> kept.contains(guest.spec().id())).toList();
    }

    private static List<HostSpec> hosts(Scenario scenario, List<PolicyRecording> recordings) {
        var all = scenario.cluster().hosts();
        if (all.size() <= MOST_HOSTS) {
            return all;
        }
        Map<HostId, Double> interest = new TreeMap<>();
        for (HostSpec host : all) {
            double sum = 0;
            for (PolicyRecording recording : recordings) {
                sum += recording.host(host.id()).interest();
            }
            interest.put(host.id(), sum);
        }
        var ranked = new ArrayList<>(all);
        ranked.sort(Comparator.comparingDouble((HostSpec host) -> -interest.getOrDefault(host.id(), 0.0))
                .thenComparing(HostSpec::id));
        return List.copyOf(ranked.subList(0, MOST_HOSTS));
    }
}
