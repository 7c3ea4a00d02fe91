package org.opendrs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.report.HtmlReport;
import org.opendrs.sim.scenario.ClusterPlan;
import org.opendrs.sim.scenario.OperatorFiles;
import org.opendrs.sim.scenario.PlacedGuest;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.Scenario;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.trace.TraceCatalogue;
import org.opendrs.sim.world.HostSpec;

/** The page of a report does in a browser what it promises: it draws, it answers, it loads nothing, and no name does harm. */
class ReportPageIT {
    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>",
            "</script><script>alert(2)</script>",
            "\u2028');alert(3);('",
            "\"><svg onload=alert(4)>",
            "<!--<script>",
            "${alert(5)}{{data}}$0\\");

    /** Counts, for each chart, the points of its canvas that have a colour, which text, axes and grid have not. */
    private static final String COLOURED = """
            () => drsReport.charts.map(({ u }) => {
              const { width, height } = u.ctx.canvas;
              const p = u.ctx.getImageData(0, 0, width, height).data;
              let coloured = 0;
              for (let i = 0; i < p.length; i += 4) {
                if (p[i + 3] > 100 && Math.max(p[i], p[i + 1], p[i + 2]) - Math.min(p[i], p[i + 1], p[i + 2]) > 60) coloured++;
              }
              return coloured;
            })""";

    private static final String AXES = "() => drsReport.charts.flatMap(({ u }) => u.axes.map(axis => axis.label))";

    /** Gives, once the page has been laid out and painted, the width of each chart as a part of that of its box. */
    private static final String FILLED = """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
              () => done(drsReport.charts.map(({ u, box }) => u.width / box.clientWidth)))))""";

    private static final String NUMBERS =
            "() => drsReport.charts.map(({ u }) => u.data.slice(1).flat().filter(v => v !== null).length)";

    @TempDir
    private Path folder;

    @Test
    void thePageOfAHotspotIsQuietAndLoadsNothingButItself() {
        Path file = report(Scenarios.named("hotspot", ScenarioOptions.seed(1)));
        try (var browsing = Browsing.open(file)) {
            // Even what is made to ask must not get out.
            browsing.page().evaluate("() => fetch('http://127.0.0.1:9/').then(() => 'loaded', () => 'refused')");
            assertThat(browsing.requests()).containsExactly(file.toUri().toString());
        }
        try (var browsing = Browsing.open(file)) {
            requireDrawn(browsing, 3);
            browsing.page().locator("#host").selectOption("1");
            browsing.page().locator("#guest").selectOption("7");
            requireDrawn(browsing, 3);
            assertThat(browsing.page().locator("figcaption").allTextContents())
                    .containsExactly("Memory of host2", "CPU of host2", "Memory of host2-vm2");
            assertThat(browsing.complaints()).isEmpty();
            assertThat(browsing.requests()).containsExactly(file.toUri().toString());
        }
    }

    @Test
    void everyPolicyHasItsChartsAndCanBeHidden() {
        Path file = report(Scenarios.named("thesis", ScenarioOptions.seed(1).hours(0.5)));
        try (var browsing = Browsing.open(file)) {
            requireDrawn(browsing, 12);
            browsing.page().getByLabel("thesis-code").uncheck();
            requireDrawn(browsing, 9);
            assertThat(browsing.page().locator("#host-charts h3").allTextContents())
                    .containsExactly("none", "thesis-text", "waterfill");
            assertThat(browsing.page().locator("#figures tbody tr").count()).isGreaterThan(20);
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void withoutAPointerLegendsHaveTheLargestValuesAndTheChartsOfOnePolicyTheWholeWidth() {
        try (var browsing = Browsing.open(report(Scenarios.named("hotspot", ScenarioOptions.seed(1))))) {
            var page = browsing.page();
            page.setViewportSize(1700, 900);
            assertThat(page.locator(".u-legend .u-value").allTextContents())
                    .contains("all", "at most 24.00", "16.00")
                    .noneMatch(text -> text.contains("–") || text.contains("--"));
            assertThat(browsing.number(
                            "() => Math.min(...drsReport.charts.map(({ u, box }) => u.width / box.clientWidth))"))
                    .isGreaterThan(0.99);
            assertThat(page.locator("#guest-charts .u-legend .u-label").allTextContents())
                    .contains("in its own swap");
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void chartsFillTheirBoxesAndNoMoreWhateverIsChosenThoughTheWindowKeepsItsSize() {
        try (var browsing = Browsing.open(
                report(Scenarios.named("thesis", ScenarioOptions.seed(1).hours(0.5))))) {
            var page = browsing.page();
            requireFilled(browsing, "after the page was opened", 12);
            page.locator("#host").selectOption("1");
            requireFilled(browsing, "after another host was chosen", 12);
            page.locator("#guest").selectOption("2");
            requireFilled(browsing, "after another guest was chosen", 12);
            for (var policy : List.of("thesis-code", "thesis-text", "waterfill")) {
                page.getByLabel(policy).uncheck();
            }
            requireFilled(browsing, "with one policy left", 3);
            page.getByLabel("waterfill").check();
            requireFilled(browsing, "with a second policy again", 6);
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void chartsFollowTheirBoxesWhenOnlyThoseChange() {
        try (var browsing = Browsing.open(report(Scenarios.named("hotspot", ScenarioOptions.seed(1))))) {
            for (var width : List.of("700px", "1100px")) {
                browsing.page().evaluate("width => { document.body.style.maxWidth = width; }", width);
                requireFilled(browsing, "in a body of " + width, 3);
            }
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void theFilterFindsTurnsByAllItsWords() {
        try (var browsing = Browsing.open(report(Scenarios.named("hotspot", ScenarioOptions.seed(1))))) {
            var page = browsing.page();
            page.locator("#filter").fill("MIGRATE: host1-vm");
            var rows = page.locator("#turns tbody tr").allTextContents();

            assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).contains("migrate: host1-vm"));
            page.locator("#filter").fill("nothing has this");
            assertThat(page.locator("#turns tbody tr").count()).isZero();
            assertThat(page.locator("#found").textContent()).isEqualTo("0 found, 0 shown");
        }
    }

    @Test
    void everyFigureIsExplainedOnThePage() {
        try (var browsing = Browsing.open(
                report(Scenarios.named("thesis", ScenarioOptions.seed(1).hours(0.2))))) {
            var page = browsing.page();
            var figures = page.locator("#figures tbody th").allTextContents();
            var meanings = page.locator("#figures td.meaning").allTextContents();
            var words = page.locator(".words dt").allTextContents();

            assertThat(figures)
                    .hasSizeGreaterThan(20)
                    .hasSameSizeAs(meanings)
                    .allSatisfy(figure ->
                            assertThat(words).anyMatch(word -> word.equals(figure) || word.endsWith(", " + figure)));
            assertThat(meanings).allSatisfy(meaning -> assertThat(meaning).hasSizeGreaterThan(15));
            assertThat(words).contains("event hash", "balloon size", "resident memory");
            page.getByText("All words in full").click();
            assertThat(page.locator("#glossary").isVisible()).isTrue();
            assertThat(browsing.requests()).hasSize(1);
        }
    }

    @Test
    void aReasonIsASentenceWithUnitsForPeopleAndItsCodeCanBeHidden() {
        try (var browsing = Browsing.open(report(Scenarios.named("hotspot", ScenarioOptions.seed(1))))) {
            var page = browsing.page();
            page.locator("#filter").fill("migrate: host1-vm1");
            var line = page.locator("#turns tbody li").filter(new Locator.FilterOptions().setHasText("migrate: "));

            assertThat(line.first().innerText())
                    .containsPattern(
                            "migrate: host1-vm1 to host3, about [0-9.]+ GiB to send, because the destination has"
                                    + " [0-9.]+ GiB free; the copy starts ROOM_MADE\\(claim=[0-9.]+ GiB, token=\\d+\\)");
            page.getByLabel("codes and figures").uncheck();
            assertThat(line.first().innerText()).contains("the copy starts").doesNotContain("ROOM_MADE");
        }
    }

    @Test
    void aShortRunHasMinutesAndAShortLivedGuestFillsItsChart() throws IOException {
        try (var browsing = Browsing.open(report(comingAndGoing()))) {
            var page = browsing.page();
            assertThat(browsing.texts(AXES)).contains("Virtual time (min)").doesNotContain("Virtual time (h:mm)");

            page.locator("#guest").selectOption(new SelectOption().setLabel("brief-1"));
            assertThat(browsing.number("() => { const x = drsReport.charts.at(-1).u.scales.x; return x.max - x.min; }"))
                    .isLessThan(10);
            assertThat(Integer.parseInt(browsing.texts(COLOURED).get(2))).isGreaterThan(200);
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void aLongerRunHasTheTimesOfAClock() {
        try (var browsing = Browsing.open(
                report(Scenarios.named("thesis", ScenarioOptions.seed(1).hours(2))))) {
            assertThat(browsing.texts(AXES)).contains("Virtual time (h:mm)").doesNotContain("Virtual time (min)");
            assertThat(browsing.texts("() => drsReport.charts[0].u.axes[0]._values"))
                    .contains("0:30", "1:00", "1:30")
                    .allSatisfy(text -> assertThat(text).matches("\\d+:\\d\\d"));
            assertThat(browsing.complaints()).isEmpty();
        }
    }

    @Test
    void theMeaningOfAFigureIsSeenWithoutScrollingInANarrowWindow() {
        try (var browsing = Browsing.open(
                report(Scenarios.named("thesis", ScenarioOptions.seed(1).hours(0.2))))) {
            browsing.page().setViewportSize(700, 900);
            assertThat(browsing.number(
                            "() => document.querySelector('#figures td.meaning').getBoundingClientRect().right"))
                    .isLessThanOrEqualTo(700);
        }
    }

    /** Returns a run of 20 minutes with a VM that stays and one that lives for two minutes. */
    private Scenario comingAndGoing() throws IOException {
        Path file = Files.writeString(folder.resolve("guests.yaml"), """
                length: 20m
                policies: [none]
                hosts: [{name: host, count: 1, cores: 4, memory: 8GiB}]
                vms:
                  - {name: stays, count: 1, vcpus: 1, memory: 1GiB, workload: {jobs: 1}}
                  - {name: brief, count: 1, vcpus: 1, memory: 1GiB, workload: {jobs: 1}, arrivals: {at: 5m}, leaves: {after: 2m}}
                """);
        var scenario = Scenarios.find(file.toString(), TraceCatalogue.empty()).with(ScenarioOptions.seed(1));
        Files.delete(file);
        return scenario;
    }

    @Test
    void thePageFitsItsWindowAndIsDrawnForDarkRoomsAndForPaper() {
        try (var browsing = Browsing.open(
                report(Scenarios.named("thesis", ScenarioOptions.seed(1).hours(0.2))))) {
            var page = browsing.page();
            String background = "() => getComputedStyle(document.body).backgroundColor";
            assertThat(browsing.number("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(1280);
            assertThat(page.evaluate(background)).isEqualTo("rgb(255, 255, 255)");

            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(page.evaluate(background)).isNotEqualTo("rgb(255, 255, 255)");
            requireDrawn(browsing, 12);

            page.evaluate("() => dispatchEvent(new Event('beforeprint'))");
            assertThat(page.evaluate(background)).isEqualTo("rgb(255, 255, 255)");
            requireDrawn(browsing, 12);
            assertThat(browsing.number("() => Math.max(...drsReport.charts.map(({ u }) => u.width))"))
                    .isLessThanOrEqualTo(640);
        }
    }

    @Test
    void hostileNamesAreTextAndNothingElse() {
        try (var browsing = Browsing.open(report(hostile()))) {
            requireDrawn(browsing, 3);
            var page = browsing.page();
            for (int i = 0; i < 4; i++) {
                page.locator("#host").selectOption(String.valueOf(i));
                page.locator("#guest").selectOption(String.valueOf(i));
                requireDrawn(browsing, 3);
            }
            page.locator("#filter").fill("<img");

            assertThat(browsing.texts("() => [...document.querySelectorAll('#guest option')].map(o => o.textContent)"))
                    .hasSize(15)
                    .allSatisfy(name -> assertThat(HOSTILE).anyMatch(name::startsWith));
            assertThat(page.locator("#turns tbody tr").count()).isPositive();
            assertThat(page.locator("img, svg, script[src], iframe").count()).isZero();
            assertThat(page.locator("script").count()).isEqualTo(3);
            assertThat(browsing.complaints()).isEmpty();
            assertThat(browsing.requests()).hasSize(1);
        }
    }

    private static void requireFilled(Browsing browsing, String when, int charts) {
        assertThat(browsing.texts(FILLED))
                .as("widths of charts as parts of their boxes " + when)
                .hasSize(charts)
                .allSatisfy(part -> assertThat(Double.parseDouble(part)).isBetween(0.99, 1.0));
    }

    private static void requireDrawn(Browsing browsing, int charts) {
        assertThat(browsing.texts(COLOURED))
                .as("coloured points")
                .hasSize(charts)
                .allSatisfy(points -> assertThat(Integer.parseInt(points)).isGreaterThan(200));
        assertThat(browsing.texts(NUMBERS))
                .as("values")
                .hasSize(charts)
                .allSatisfy(values -> assertThat(Integer.parseInt(values)).isGreaterThan(100));
        assertThat(browsing.texts(AXES))
                .as("titles of axes")
                .hasSize(2 * charts)
                .allSatisfy(title -> assertThat(title).matches("[A-Z].* \\((h:mm|min|GiB|cores)\\)"));
    }

    /** Returns the hotspot with other names; guests migrate, so that names reach marks and turns as well. */
    private static Scenario hostile() {
        var usual = Scenarios.named("hotspot", ScenarioOptions.seed(1));
        var hosts = new TreeMap<HostId, HostId>();
        usual.cluster()
                .hosts()
                .forEach(host -> hosts.put(host.id(), new HostId(HOSTILE.get(hosts.size()) + host.id())));
        var renamedHosts = usual.cluster().hosts().stream()
                .map(host -> new HostSpec(
                        Objects.requireNonNull(hosts.get(host.id())),
                        host.memory(),
                        host.cpu(),
                        host.link(),
                        host.swap()))
                .toList();
        var guests = usual.cluster().guests();
        var renamedGuests = new ArrayList<PlacedGuest>();
        for (int i = 0; i < guests.size(); i++) {
            var guest = guests.get(i);
            renamedGuests.add(new PlacedGuest(
                    named(guest.spec(), HOSTILE.get(i % HOSTILE.size()) + i),
                    Objects.requireNonNull(hosts.get(guest.host())),
                    HOSTILE.get(1)));
        }
        return new Scenario(
                HOSTILE.get(1),
                usual.seed(),
                new ClusterPlan(renamedHosts, renamedGuests, usual.cluster().constants()),
                usual.policies(),
                usual.length(),
                usual.control(),
                usual.faults());
    }

    private static GuestSpec named(GuestSpec guest, String name) {
        return new GuestSpec(
                new VmId(name),
                guest.maximum(),
                guest.vcpus(),
                guest.cpuShares(),
                guest.target(),
                guest.swap(),
                guest.balloonDriver(),
                guest.autodeflate(),
                guest.baseUse(),
                guest.reclaimCounters(),
                guest.workload());
    }

    private Path report(Scenario scenario) {
        var report = HtmlReport.into(folder);
        var result = ScenarioRunner.run(scenario, OperatorFiles.NONE, report, Progress.SILENT);
        return report.write(result, "drs run " + scenario.name());
    }
}
