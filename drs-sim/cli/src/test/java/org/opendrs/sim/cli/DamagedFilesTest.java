package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever has happened to a file, a command answers with a result or with words and a place, never with a stack trace. */
class DamagedFilesTest {
    private static final int MUTATIONS = 700;
    private static final List<String> VALUES = List.of(
            "-1",
            "0",
            "1e308",
            "9223372036854775807",
            "-9223372036854775808",
            "1e-400",
            "null",
            "true",
            "\"\"",
            "[]",
            "{}",
            "\"h000\"",
            "0.5",
            "1125899906842624");
    private static final Pattern VALUE = Pattern.compile("(?<=:)(-?[0-9.eE+]+|\"[^\"]*\"|true|false|null)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @BeforeAll
    static void makeSoundFiles() throws IOException {
        Files.writeString(folder.resolve("instance.json"), Instances.of(4, 2));
        run("plan", "instance.json", "--mode", "repair", "--cap", "memory=0.6", "--json", path("plan.json"));
        assertThat(Cli.run(
                                "run",
                                "hotspot",
                                "--hours",
                                "0.02",
                                "--record",
                                path("turns.jsonl"),
                                "--snapshot",
                                path("snapshot.json"))
                        .status())
                .isZero();
        // A few turns are enough, and each mutation reads them all.
        var turns = Files.readAllLines(folder.resolve("turns.jsonl"));
        Files.write(folder.resolve("turns.jsonl"), turns.subList(0, Math.min(3, turns.size())));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Cli run(String command, String file, String... more) {
        var arguments = new ArrayList<>(List.of(command, path(file)));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void damagedSnapshots() throws IOException {
        everyMutation("snapshot.json", 1, "plan", "--mode", "repair", "--cap", "memory=0.5");
    }

    @Test
    void damagedInstances() throws IOException {
        everyMutation("instance.json", 2, "plan", "--mode", "repair", "--cap", "memory=0.6");
    }

    @Test
    void damagedPlans() throws IOException {
        var sound = Files.readString(folder.resolve("plan.json"));
        var random = new SplittableRandom(3);
        for (int i = 0; i < MUTATIONS; i++) {
            var damaged = mutate(sound, random);
            Files.write(folder.resolve("damaged.json"), damaged.getBytes(StandardCharsets.UTF_8));
            expectWords(run("verify", "instance.json", path("damaged.json")), damaged);
        }
    }

    @Test
    void damagedTurns() throws IOException {
        everyMutation("turns.jsonl", 4, "replay", "--policy", "waterfill");
    }

    private static void everyMutation(String file, long seed, String command, String... more) throws IOException {
        var sound = Files.readString(folder.resolve(file));
        var random = new SplittableRandom(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            var damaged = mutate(sound, random);
            Files.write(folder.resolve("damaged.json"), damaged.getBytes(StandardCharsets.UTF_8));
            expectWords(run(command, "damaged.json", more), damaged);
        }
    }

    private static void expectWords(Cli cli, String damaged) {
        String what = cli.err() + "\nthe file was:\n" + damaged;
        assertThat(cli.status()).as(what).isBetween(0, 2);
        assertThat(cli.err()).as(what).doesNotContain("\tat ", "Exception", "REDACTED", "--debug shows where");
        if (cli.status() == 2) {
            assertThat(cli.err()).as(what).contains("damaged.json:");
        }
    }

    private static String mutate(String sound, SplittableRandom random) {
        var text = new StringBuilder(sound);
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(random.nextInt(text.length()), "{}[]:,\"0-e.n".charAt(random.nextInt(12)));
            case 1 -> text.delete(random.nextInt(text.length()), text.length());
            case 2 -> {
                int from = random.nextInt(text.length());
                text.delete(from, Math.min(text.length(), from + 1 + random.nextInt(30)));
            }
            default -> replaceAValue(text, random);
        }
        return text.toString();
    }

    /** Keeps the JSON sound, so that the damage reaches deeper than the parser. */
    private static void replaceAValue(StringBuilder text, SplittableRandom random) {
        var matcher = VALUE.matcher(text);
        if (matcher.find(random.nextInt(text.length()))) {
            text.replace(matcher.start(), matcher.end(), VALUES.get(random.nextInt(VALUES.size())));
        }
    }
}
