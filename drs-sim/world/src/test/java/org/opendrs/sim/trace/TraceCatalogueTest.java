package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.sim.trace.TraceFiles.HEADER;
import static org.opendrs.sim.trace.TraceFiles.azure;
import static org.opendrs.sim.trace.TraceFiles.bitbrainsDay;
import static org.opendrs.sim.trace.TraceFiles.day;
import static org.opendrs.sim.trace.TraceFiles.google;
import static org.opendrs.sim.trace.TraceFiles.packed;
import static org.opendrs.sim.trace.TraceFiles.planetLab;
import static org.opendrs.sim.trace.TraceFiles.record;
import static org.opendrs.sim.trace.TraceFiles.refused;
import static org.opendrs.sim.trace.TraceFiles.write;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCatalogueTest {
    @TempDir
    Path dir;

    @BeforeEach
    void collect() {
        write(dir.resolve("README.md"), "not a trace");
        write(dir.resolve("planetlab/planetlab-20110303.csv.gz"), packed("vm" + day(i -> 5) + "\n"));
        write(dir.resolve("planetlab/20110306/vm"), planetLab(i -> 6));
        write(dir.resolve("google2011-vm/google2011-vm-day01.csv.gz"), packed(google("vm", i -> 5, i -> 7)));
        write(dir.resolve("google2011-vm/google2011-vm-day10.csv"), google("vm", i -> 5, i -> 8));
        write(dir.resolve("bitbrains-rnd/bitbrains-rnd-2013-8-12.csv"), bitbrainsDay("1"));
        write(dir.resolve("bitbrains-rnd/2013-7/1.csv"), HEADER + record(0, 1, 1));
        write(dir.resolve("bitbrains-onevm/bitbrains.csv"), HEADER + record(0, 1, 1));
        azure(dir.resolve("azure-v1-arrivals"));
    }

    @Test
    void theNamesOfAllRecordingsAreListed() {
        assertThat(TraceCatalogue.in(dir).names())
                .containsExactly(
                        "planetlab:20110306",
                        "planetlab:20110303",
                        "google:1",
                        "google:10",
                        "bitbrains:2013-7",
                        "bitbrains:2013-8-12",
                        "bitbrains-onevm",
                        "azure-v1");
    }

    @Test
    void everyListedNameCanBeRead() {
        TraceCatalogue catalogue = TraceCatalogue.in(dir);
        for (String name : catalogue.names()) {
            if (name.equals("azure-v1")) {
                assertThat(catalogue.arrivals(name).name()).isEqualTo(name);
            } else {
                assertThat(catalogue.usage(name).name()).isEqualTo(name);
            }
        }
    }

    @Test
    void anUnknownNameSaysWhatThereIs() {
        assertThat(refused(() -> TraceCatalogue.in(dir).usage("planetlab:20110304")))
                .hasMessageContainingAll(
                        "planetlab:20110304",
                        "in the folder " + dir + " there is planetlab:20110306, planetlab:20110303;",
                        "azure-v1");
        assertThat(refused(() -> TraceCatalogue.in(dir).usage("plantlab:20110303")))
                .hasMessageContainingAll("no such kind", "planetlab:20110303");
        assertThat(refused(() -> TraceCatalogue.in(dir).usage("planetlab")))
                .hasMessageContainingAll("no such trace", "planetlab:20110303");
        assertThat(refused(() -> TraceCatalogue.in(dir.resolve("planetlab")).usage("google:1")))
                .hasMessageContaining("there is no trace of any kind");
        assertThat(refused(() -> TraceCatalogue.empty().usage("google:1")))
                .hasMessageContainingAll("no folder of traces was given", "planetlab:/data/20110303");
    }

    @Test
    void theFolderAroundOrWithinIsNearby() {
        assertThat(TraceCatalogue.in(dir.resolve("planetlab")).nearby("google:1"))
                .contains(dir.toAbsolutePath());
        assertThat(TraceCatalogue.in(dir.resolve("google2011-vm")).nearby("planetlab:20110303"))
                .contains(dir.toAbsolutePath());
        assertThat(TraceCatalogue.in(dir).nearby("google:99")).isEmpty();
        assertThat(TraceCatalogue.empty().nearby("google:1")).isEmpty();
    }

    @Test
    void aPathIsReadFromWhereItIs() {
        Path folder = dir.resolve("planetlab/20110306").toAbsolutePath();
        assertThat(TraceCatalogue.empty().usage("planetlab:" + folder).cpu().at(0, 0))
                .isEqualTo(0.06);
        assertThat(refused(() -> TraceCatalogue.empty().usage("planetlab:" + folder + "x")))
                .hasMessageContaining("no file or folder " + folder + "x");
        assertThat(refused(() -> TraceCatalogue.empty().usage("planetlab:/\0"))).hasMessageContaining("no path");
    }

    @Test
    void usageAndArrivalsAreNotTakenForEachOther() {
        assertThat(refused(() -> TraceCatalogue.in(dir).usage("azure-v1"))).hasMessageContaining("trace of arrivals");
        assertThat(refused(() -> TraceCatalogue.in(dir).arrivals("google:1"))).hasMessageContaining("what VMs used");
    }

    @Test
    void aFolderMustExist() {
        assertThat(refused(() -> TraceCatalogue.in(dir.resolve("nowhere"))))
                .hasMessageContainingAll("nowhere", "no such");
    }
}
