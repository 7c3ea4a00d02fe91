package org.opendrs.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * What a guest says of itself, through its agent.
 *
 * @param uptime since its kernel started
 * @param loads what runs now
 * @param hogged memory that hogs hold now
 * @param rounds what hogs that work in rounds have done
 * @param hogsKilled hogs that ended by a signal, which is the guest's kernel when memory ran out
 * @param dirtied what dirtiers have written
 * @param memory as its kernel sees it
 */
public record GuestStatus(
        Duration uptime, Loads loads, Bytes hogged, Rounds rounds, long hogsKilled, Bytes dirtied, Memory memory) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Numbers of processes that make load.
     *
     * @param hogs take memory
     * @param dirtiers write it
     * @param burners use a CPU
     */
    public record Loads(int hogs, int dirtiers, int burners) {}

    /**
     * Rounds that hogs have finished.
     *
     * @param count of all hogs
     * @param last how long the last one took, without holding
     * @param all how long they took together
     */
    public record Rounds(long count, Duration last, Duration all) {}

    /**
     * Memory of the guest.
     *
     * @param total what the kernel manages now; falls as the balloon inflates, unless that deflates by itself
     * @param free of any use
     * @param available without swapping
     * @param majorFaults since boot
     * @param oomKills processes that the kernel killed since boot
     */
    public record Memory(Bytes total, Bytes free, Bytes available, long majorFaults, long oomKills) {}

    static GuestStatus parse(String answer) {
        try {
            JsonNode all = JSON.readTree(answer).required("return");
            return new GuestStatus(
                    millis(all, "uptimeMs"),
                    new Loads(
                            all.required("hogs").intValue(),
                            all.required("dirtiers").intValue(),
                            all.required("burners").intValue()),
                    Bytes.mib(number(all, "hoggedMib")),
                    new Rounds(number(all, "rounds"), millis(all, "lastRoundMs"), millis(all, "allRoundsMs")),
                    number(all, "hogsKilled"),
                    Bytes.mib(number(all, "dirtiedMib")),
                    new Memory(
                            Bytes.kib(number(all, "totalKib")),
                            Bytes.kib(number(all, "freeKib")),
                            Bytes.kib(number(all, "availableKib")),
                            number(all, "majorFaults"),
                            number(all, "oomKills")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the status of a guest: " + answer, e);
        }
    }

    private static long number(JsonNode all, String field) {
        return all.required(field).longValue();
    }

    private static Duration millis(JsonNode all, String field) {
        return Duration.ofMillis(number(all, field));
    }
}
