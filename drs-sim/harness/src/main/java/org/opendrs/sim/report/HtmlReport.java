package org.opendrs.sim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opendrs.core.words.Amounts;
import org.opendrs.model.HostId;
import org.opendrs.sim.scenario.FaultLines;
import org.opendrs.sim.scenario.RunRecorder;
import org.opendrs.sim.scenario.RunView;
import org.opendrs.sim.scenario.Scenario;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.VariantResult;

/**
 * Records a run of a scenario and writes it as one HTML page that needs no network: figures, charts of hosts and guests, turns with
 * their reasons. Series have at most a few hundred points each, in buckets that keep the smallest and the largest value. Of a
 * large cluster only the hosts with the most to see have charts, and of a long run not every turn is told; the page says so.
 *
 * <p>For one run of a scenario; confined to the thread that runs it.
 */
public final class HtmlReport implements RunRecorder {
    /** Name of the file in the report's folder. */
    public static final String PAGE = "index.html";

    private static final double NANOS_PER_SECOND = 1e9;

    /** Turns in a page, shared among the policies: some 1.5 MB. */
    private static final int MOST_TURNS = 2000;

    private static final int HOST_SERIES = HostTrack.Series.values().length;

    private final ReportFolder folder;
    private final List<PolicyRecording> recordings = new ArrayList<>();
    private Optional<Scenario> scenario = Optional.empty();

    private Set<HostId> named = Set.of();

    private HtmlReport(ReportFolder folder) {
        this.folder = folder;
    }

    /**
     * Returns a report that will be written into this folder, which is made if it is not there.
     *
     * @throws IllegalArgumentException if that will not be possible, or if the folder has files in it and none is an earlier report
     */
    public static HtmlReport into(Path folder) {
        var checked = new ReportFolder(folder);
        checked.check();
        return new HtmlReport(checked);
    }

    /**
     * Draws charts of these hosts only, in place of those with the most to see. Call it before the run begins.
     *
     * @param scenario the scenario that will run
     * @param hosts names of hosts; empty for the usual choice
     * @return this report
     * @throws IllegalArgumentException if the scenario has no such host, or if there are more than a page can hold
     */
    public HtmlReport charts(Scenario scenario, List<String> hosts) {
        var wanted = new TreeSet<HostId>();
        hosts.forEach(name -> wanted.add(new HostId(name)));
        var known = new TreeSet<HostId>();
        scenario.cluster().hosts().forEach(host -> known.add(host.id()));
        for (HostId host : wanted) {
            if (!known.contains(host)) {
                throw new IllegalArgumentException("--charts: there is no host " + host + " among the "
                        + Amounts.count(known.size(), "host") + " from " + known.first() + " to " + known.last());
            }
        }
        if (wanted.size() > Selection.MOST_HOSTS) {
            throw new IllegalArgumentException(
                    "--charts names " + wanted.size() + " hosts; name at most " + Selection.MOST_HOSTS);
        }
        named = wanted;
        return this;
    }

    @Override
    public void begins(RunView run) {
        recordings.forEach(PolicyRecording::ended);
        scenario = Optional.of(run.scenario());
        int policies = run.scenario().policies().size();
        var recording = new PolicyRecording(run, timeline(run.scenario()), MOST_TURNS / policies);
        recordings.add(recording);
        run.observe(recording);
        run.onReport(recording);
    }

    /**
     * Writes the page and returns its file.
     *
     * @param result what the run measured
     * @param command the command line that repeats it
     * @throws java.io.UncheckedIOException if the file cannot be written; it names the file
     * @throws IllegalStateException if nothing was recorded
     */
    public Path write(ScenarioResult result, String command) {
        var ran = scenario.orElseThrow(
                () -> new IllegalStateException("nothing was recorded; hand the report to the run before it begins"));
        var selection = Selection.of(ran, recordings, named);
        var data = ReportData.of(selection, timeline(ran), recordings);
        return folder.write(ReportPage.text(
                "drs run " + result.scenario() + ", seed " + result.seed(),
                new ReportPage.Head(facts(ran, result, selection, command), NoPressure.words(result)),
                result.variants().stream().map(VariantResult::policy).toList(),
                ResultRows.of(result.variants()),
                data));
    }

    private static Timeline timeline(Scenario scenario) {
        long hosts = scenario.cluster().hosts().size();
        long guests = scenario.cluster().guests().size();
        long policies = scenario.policies().size();
        long shownHosts = Math.min(hosts, Selection.MOST_HOSTS);
        // Hosts with the most to see have more guests than the rest, and some come to them.
        long expected = Math.min(guests, 2 * guests * shownHosts / hosts);
        long shown = shownHosts * HOST_SERIES + Math.min(expected, Selection.MOST_GUESTS) * GuestTrack.SERIES;
        return Timeline.of(
                scenario.length().toNanos() / NANOS_PER_SECOND,
                scenario.cluster().constants().step().toNanos() / NANOS_PER_SECOND,
                policies * shown,
                policies * (hosts * HOST_SERIES + guests * GuestTrack.SERIES));
    }

    private List<ReportPage.Fact> facts(Scenario scenario, ScenarioResult result, Selection selection, String command) {
        var cluster = scenario.cluster();
        var differences = SettingDifferences.from(scenario.control().settings());
        var timeline = timeline(scenario);
        var facts = new ArrayList<ReportPage.Fact>();
        facts.add(ReportPage.Fact.of("Scenario", result.scenario() + ", seed " + result.seed()));
        facts.add(ReportPage.Fact.of(
                "Cluster",
                Amounts.count(cluster.hosts().size(), "host") + ", "
                        + Amounts.count(cluster.guests().size(), "VM") + ", " + Amounts.span(timeline.seconds())
                        + " of virtual time"));
        facts.add(ReportPage.Fact.of("Event hash", result.eventHash() + " (two runs with the same hash are the same)"));
        facts.add(new ReportPage.Fact(
                "Settings that differ from the defaults", differences.isEmpty() ? List.of("none") : differences));
        FaultLines.met(scenario).ifPresent(faults -> facts.add(ReportPage.Fact.of("Faults", faults)));
        facts.add(ReportPage.Fact.of(
                "Charts",
                "steps of " + Amounts.span(timeline.seconds() / timeline.buckets())
                        + ", each of which shows its smallest and its largest value"));
        leftOut(scenario, selection).ifPresent(text -> facts.add(ReportPage.Fact.of("Left out", text)));
        facts.add(ReportPage.Fact.of("To repeat it", command));
        return facts;
    }

    private Optional<String> leftOut(Scenario scenario, Selection selection) {
        int hosts = scenario.cluster().hosts().size();
        int guests = scenario.cluster().guests().size();
        var parts = new ArrayList<String>();
        if (selection.hosts().size() < hosts) {
            parts.add(selection.hosts().size() + " of " + Amounts.count(hosts, "host")
                    + (named.isEmpty() ? ", those with the most to see (actions, minutes hot or down)" : ", as asked"));
        }
        if (selection.guests().size() < guests) {
            parts.add(selection.guests().size() + " of " + Amounts.count(guests, "guest")
                    + ", of those on these hosts the ones that ran longest");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("charts are drawn for " + String.join("; for ", parts)
                        + ". The figures count all. --charts HOST,HOST names the hosts to draw");
    }
}
