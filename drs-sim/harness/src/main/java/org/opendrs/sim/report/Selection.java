package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    static final int MOST_HOSTS = 20;

    /** Keeps a page of a few policies in bounds; twenty hosts with twenty guests each. */
    static final int MOST_GUESTS = 400;

    static Selection of(Scenario scenario, List<PolicyRecording> recordings) {
        var hosts = hosts(scenario, recordings);
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
                .limit(MOST_GUESTS)
                .toList();
        return new Selection(hosts, guests);
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
