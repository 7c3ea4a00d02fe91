package org.opendrs.sim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final double SECONDS_PER_HOUR = 3600;

    /** Turns in a page, shared among the policies: some 1.5 MB. */
    private static final int MOST_TURNS = 2000;

    private static final int HOST_SERIES = HostTrack.Series.values().length;
    private static final int GUEST_SERIES = 3;

    private final ReportFolder folder;
    private final List<PolicyRecording> recordings = new ArrayList<>();
    private Optional<Scenario> scenario = Optional.empty();

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
        var selection = Selection.of(ran, recordings);
        var data = ReportData.of(selection, timeline(ran), recordings);
        return folder.write(ReportPage.text(
                "drs run " + result.scenario() + ", seed " + result.seed(),
                facts(ran, result, selection, command),
                result.variants().stream().map(VariantResult::policy).toList(),
                ResultRows.of(result.variants()),
                data));
    }

    private static Timeline timeline(Scenario scenario) {
        long hosts = scenario.cluster().hosts().size();
        long guests = scenario.cluster().guests().size();
        long policies = scenario.policies().size();
        long shown = Math.min(hosts, Selection.MOST_HOSTS) * HOST_SERIES
                + Math.min(guests, Selection.MOST_GUESTS) * GUEST_SERIES;
        return Timeline.of(
                scenario.length().toNanos() / NANOS_PER_SECOND,
                scenario.cluster().constants().step().toNanos() / NANOS_PER_SECOND,
                policies * shown,
                policies * (hosts * HOST_SERIES + guests * GUEST_SERIES));
    }

    private static List<ReportPage.Fact> facts(
            Scenario scenario, ScenarioResult result, Selection selection, String command) {
        var cluster = scenario.cluster();
        var differences = SettingDifferences.from(scenario.control().settings());
        var timeline = timeline(scenario);
        var facts = new ArrayList<ReportPage.Fact>();
        facts.add(ReportPage.Fact.of("Scenario", result.scenario() + ", seed " + result.seed()));
        facts.add(ReportPage.Fact.of(
                "Cluster",
                cluster.hosts().size() + " hosts, " + cluster.guests().size() + " VMs, "
                        + format("%.2f", timeline.seconds() / SECONDS_PER_HOUR) + " h of virtual time"));
        facts.add(ReportPage.Fact.of("Event hash", result.eventHash()));
        facts.add(new ReportPage.Fact(
                "Settings that differ from the defaults", differences.isEmpty() ? List.of("none") : differences));
        scenario.faults().ifPresent(plan -> facts.add(ReportPage.Fact.of("Faults", plan.toString())));
        facts.add(ReportPage.Fact.of(
                "Charts",
                "buckets of " + format("%.1f", timeline.seconds() / timeline.buckets())
                        + " s, each of which shows its smallest and its largest value"));
        if (selection.hosts().size() < cluster.hosts().size()
                || selection.guests().size() < cluster.guests().size()) {
            facts.add(ReportPage.Fact.of(
                    "Left out",
                    "charts are drawn for the " + selection.hosts().size() + " of "
                            + cluster.hosts().size()
                            + " hosts with the most happening (actions, minutes hot or down) and for "
                            + selection.guests().size() + " guests on them; the table counts all"));
        }
        facts.add(ReportPage.Fact.of("To repeat it", command));
        return facts;
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
