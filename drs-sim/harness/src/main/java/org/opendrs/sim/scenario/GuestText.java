package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.TextSection;
import org.opendrs.unit.Bytes;

/** Reads a group of guests. */
final class GuestText {
    static final int MOST_VCPUS = 1024;
    static final Bytes MOST_MEMORY = Bytes.gib(1 << 16);

    /** Below, a guest has no memory besides its kernel's and its base use. */
    static final Bytes LEAST_MEMORY = Bytes.mib(256);

    /** The largest cluster that the simulator is meant for. */
    static final int MOST_GUESTS = 100_000;

    private final TextSection text;
    private final TraceShelf shelf;

    GuestText(TextSection text, TraceShelf shelf) {
        this.text = text;
        this.shelf = shelf;
    }

    GuestGroup read() {
        String name = GroupName.read(text);
        var load = new LoadText(shelf).read(text);
        var members = members(load);
        return new GuestGroup(name, members, equipment(), load.load(), load.jobs(), GivenBoth.read(text, members));
    }

    private GuestGroup.Equipment equipment() {
        return new GuestGroup.Equipment(
                text.memory("swap", Bytes.ZERO, MOST_MEMORY),
                text.flag("autodeflate").orElse(false),
                text.flag("balloon").orElse(true),
                text.text("host", "the name of a host such as host-1"));
    }

    private List<GuestGroup.Member> members(LoadText.Described load) {
        Optional<TraceText> trace = load.trace();
        var arrivals = text.section("arrivals", ScenarioKeys.ARRIVALS);
        var recorded = new ArrivalText(arrivals, shelf);
        var vcpus = text.whole("vcpus", 1, MOST_VCPUS).map(Long::intValue);
        var memory = text.memory("memory", LEAST_MEMORY, MOST_MEMORY);
        if (arrivals.has("trace")) {
            return recorded.read(vcpus, memory, text);
        }
        // A recording that is missing might have told them; that it is missing was told already.
        if (trace.isPresent() ? !trace.get().tellsSizes() : !load.follows()) {
            requireSize();
        }
        long count = text.whole("count", 1, MOST_GUESTS)
                .orElse(trace.map(found -> (long) found.rest()).orElse(1L));
        var sizes = new Sizes(vcpus, memory, trace);
        var stays = new Stays(arrivals, life());
        var members = new ArrayList<GuestGroup.Member>();
        for (int i = 0; i < count; i++) {
            members.add(new GuestGroup.Member(sizes.of(i), stays.of(i)));
        }
        return members;
    }

    private void requireSize() {
        for (String key : List.of("vcpus", "memory")) {
            text.require(
                    key, "needs " + key + (key.equals("memory") ? ", such as memory: 2GiB" : ", such as vcpus: 2"));
        }
    }

    private Optional<Duration> life() {
        return text.section("leaves", ScenarioKeys.LEAVES).time("after", Duration.ofSeconds(1), LoadText.YEAR);
    }

    /** Sizes of guests: as the text says, else as the recording does. */
    private record Sizes(Optional<Integer> vcpus, Optional<Bytes> memory, Optional<TraceText> trace) {
        GuestSize of(int number) {
            return new GuestSize(
                    vcpus.orElseGet(
                            () -> trace.map(found -> found.vcpus(number)).orElse(1)),
                    memory.orElseGet(
                            () -> trace.map(found -> found.memory(number)).orElse(LEAST_MEMORY)));
        }
    }

    /** Guests that come one after the other. */
    private static final class Stays {
        private final Duration at;
        private final Duration every;
        private final Optional<Duration> life;

        Stays(TextSection arrivals, Optional<Duration> life) {
            for (String key : arrivals.present(List.of("skip", "share"))) {
                arrivals.problem(key, "applies to a recording of arrivals; name one under trace");
            }
            at = arrivals.time("at", LoadText.NOW, LoadText.YEAR).orElse(LoadText.NOW);
            every = arrivals.time("every", LoadText.NOW, LoadText.YEAR).orElse(LoadText.NOW);
            this.life = life;
        }

        Stay of(int number) {
            var from = at.plus(every.multipliedBy(number));
            return new Stay(from, life.map(from::plus));
        }
    }
}
