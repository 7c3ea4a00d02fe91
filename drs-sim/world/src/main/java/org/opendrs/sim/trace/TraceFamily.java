package org.opendrs.sim.trace;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of recordings: how they are called and where a collection holds them. */
enum TraceFamily {
    /** CPU of PlanetLab nodes; a day is a file, or a folder of the original download. */
    PLANETLAB("planetlab", "planetlab", "planetlab-20110303.csv", "planetlab-(\\d{8})\\.csv(?:\\.gz)?|(\\d{8})"),
    /** CPU and memory of pseudo-VMs from a Google cluster. */
    GOOGLE("google", "google2011-vm", "google2011-vm-day01.csv", "google2011-vm-day0*(\\d+)\\.csv(?:\\.gz)?"),
    /** CPU, memory, disk and network of hosted VMs; a day is a file, a month a folder of the original download. */
    BITBRAINS(
            "bitbrains",
            "bitbrains-rnd",
            "bitbrains-rnd-2013-8-12.csv",
            "bitbrains-rnd-([\\d-]+)\\.csv(?:\\.gz)?|(\\d{4}-\\d{1,2})"),
    /** One of these VMs for a month. */
    BITBRAINS_ONE_VM("bitbrains-onevm", "bitbrains-onevm", "bitbrains.csv", "bitbrains\\.csv(?:\\.gz)?"),
    /** Arrivals of VMs. */
    AZURE("azure-v1", ".", "azure-v1-arrivals", "azure-v1-arrivals");

    private final String label;
    private final String folder;
    private final String shape;
    private final Pattern entry;

    TraceFamily(String label, String folder, String shape, String entry) {
        this.label = label;
        this.folder = folder;
        this.shape = shape;
        this.entry = Pattern.compile(entry);
    }

    /** Returns the part of a trace's name that stands before the colon. */
    String label() {
        return label;
    }

    /** Returns how an entry in the folder of this family is named, as an example; {@code .gz} may follow. */
    String shape() {
        return shape;
    }

    /** Returns the folder of this family within a collection. */
    Path folderIn(Path collection) {
        return collection.resolve(folder).normalize();
    }

    /** Returns the name of the trace that a file or folder in the family's folder holds; empty if it holds none. */
    String nameOf(Path path) {
        Matcher matcher = entry.matcher(TraceFolder.nameOf(path));
        if (!matcher.matches()) {
            return "";
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return label + ":" + matcher.group(group);
            }
        }
        return label;
    }
}
