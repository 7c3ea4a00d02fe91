package com.example;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final Path SOURCE = Path.of("src", "main", "java", "com", "example", "Moves.java");

    @Test
    void itSaysWhatToDoAndWhy() {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Moves.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        String line = printed.toString(StandardCharsets.UTF_8).strip();
        assertTrue(line.matches("web1 to h2 because [A-Z_]+.*"), line);
    }

    @Test
    void itTakesFewLines() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE).stream().map(String::strip).toList();
        int count = lines.indexOf("// end") - lines.indexOf("// begin") - 1;
        assertTrue(count > 0 && count <= 15, count + " lines, at most 15");
    }

    @Test
    void neitherHypervisorNorStoreIsOnTheClassPath() {
        for (String type : List.of("org.libvirt.Connect", "com.sun.jna.Native", "io.etcd.jetcd.Client")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(type), type);
        }
    }
}
