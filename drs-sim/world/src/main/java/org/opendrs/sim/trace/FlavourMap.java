package org.opendrs.sim.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.opendrs.unit.Bytes;

/** The sizes behind the letters of an arrivals file. The file has a line for each: {@code vcpus,memory in GB letter}. */
final class FlavourMap {
    private static final Allowed VCPUS = new Allowed("a number of virtual CPUs", 1, 4096);
    /** The smallest is one MiB. */
    private static final Allowed GIB = new Allowed("GB of memory", 1.0 / 1024, 1 << 20);

    private static final double BYTES_PER_GIB = 1 << 30;
    private static final int MOST = Short.MAX_VALUE;

    private final List<Flavour> flavours = new ArrayList<>();
    private final TreeMap<String, Integer> indexes = new TreeMap<>();

    private FlavourMap() {}

    static FlavourMap read(TraceText text) {
        var map = new FlavourMap();
        while (text.next()) {
            map.readLine(text);
        }
        if (map.flavours.isEmpty()) {
            throw text.problem(1, "the file is empty; expected lines of virtual CPUs, memory and letter");
        }
        return map;
    }

    private void readLine(TraceText text) {
        var fields = new Fields(text, ',').restart();
        int vcpus = fields.whole(VCPUS);
        double gib = fields.separatedBy(' ').number(GIB);
        String name = fields.word("the letter of the flavour");
        if (indexes.putIfAbsent(name, flavours.size()) != null) {
            throw fields.wrong("the letter '" + fields.shown() + "' stands here for the second time");
        }
        fields.end("the letter");
        if (flavours.size() == MOST) {
            throw fields.wrong("this is more than " + MOST + " flavours");
        }
        flavours.add(new Flavour(name, vcpus, Bytes.bytes(Math.round(gib * BYTES_PER_GIB))));
    }

    List<Flavour> flavours() {
        return flavours;
    }

    /** Returns the index of the flavour that the field just taken names. */
    int index(Fields fields) {
        Integer index = indexes.get(fields.value());
        if (index == null) {
            throw fields.wrong("'" + fields.shown() + "' is no flavour; expected '|' or one of " + indexes.keySet());
        }
        return index;
    }
}
