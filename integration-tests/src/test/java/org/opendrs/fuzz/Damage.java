package org.opendrs.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to files: slips of the pen, half an upload, the wrong editor, and malice. Draws from one seed, so that each try repeats. */
final class Damage {
    /** What numbers, names and structures break at. */
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "1e308",
            "1e999999999",
            "-0.0",
            "99999999999999999999",
            "9223372036854775807",
            "NaN",
            "null",
            "true",
            "\"\"",
            "''",
            "[]",
            "{}",
            "~",
            "*a",
            "&a",
            "!!map",
            "1000000000000GiB",
            "200%",
            "0s",
            "PT",
            "366d",
            "keepApart",
            "web-1",
            "HOST_CRASH@big-1,5m,7m");

    private static final List<String> FRAGMENTS = List.of(
            "\t",
            "\u0000",
            "\u0007",
            "\uFEFF",
            "\u2028",
            "\u202Eabc",
            "\uD83D\uDE00",
            "é",
            ": ",
            "- ",
            "#",
            "\"",
            "\\",
            ",",
            ";",
            "|",
            "}",
            "]",
            "{",
            "[",
            "\r\n",
            "\r",
            "\n\n",
            "%YAML 9.9\n",
            "---\n",
            "? ");

    private static final int LONG_LINE = 20_000;
    private static final int DEEP = 3_000;
    private static final int MOST_CHANGES = 3;

    private final SplittableRandom random;

    Damage(long seed) {
        random = new SplittableRandom(seed);
    }

    int draw(int bound) {
        return random.nextInt(bound);
    }

    /** Returns the text after one to three accidents. */
    byte[] of(byte[] good) {
        byte[] bytes = good;
        for (int changes = random.nextInt(1, MOST_CHANGES + 1); changes > 0; changes--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        // Malice is rare: it is large, and finds the same few limits each time.
        return random.nextInt(40) == 0 ? malice(bytes) : random.nextInt(3) == 0 ? bits(bytes) : text(bytes);
    }

    private byte[] bits(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        byte[] changed = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            default -> {
                int to = Math.min(bytes.length, at + random.nextInt(1, 40));
                return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            }
        }
        return changed;
    }

    /** ISO 8859-1 keeps every byte as it is, so that earlier damage survives. */
    private byte[] text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String changed = switch (random.nextInt(8)) {
            case 0 -> lines(text);
            case 1 -> swapped(text);
            case 2 -> value(text);
            case 3 -> key(text);
            case 4 -> text.replace("\n", "\r\n");
            case 5 -> latin(WORDS.get(random.nextInt(WORDS.size())), text);
            case 6 -> random.nextInt(8) == 0 ? "\u00EF\u00BB\u00BF" + text : number(text);
            default -> latin(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())), text);
        };
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String latin(String piece, String text) {
        String raw = new String(piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + raw + text.substring(at);
    }

    /** A line is lost, stands twice, or changes its place. */
    private String lines(String text) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int from = random.nextInt(lines.size());
        int to = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(from);
            case 1 -> lines.add(to, lines.get(from));
            case 2 -> lines.add(to, lines.remove(from));
            default -> lines.set(from, "\t" + lines.get(from));
        }
        return String.join("\n", lines);
    }

    private String swapped(String text) {
        int[] one = token(text);
        int[] other = token(text);
        if (one[1] > other[0]) {
            return text;
        }
        return text.substring(0, one[0])
                + text.substring(other[0], other[1])
                + text.substring(one[1], other[0])
                + text.substring(one[0], one[1])
                + text.substring(other[1]);
    }

    private String value(String text) {
        int[] token = token(text);
        return text.substring(0, token[0]) + WORDS.get(random.nextInt(WORDS.size())) + text.substring(token[1]);
    }

    /** A name or value loses, gains or doubles a letter, or stands twice. */
    private String key(String text) {
        int[] token = token(text);
        String word = text.substring(token[0], token[1]);
        if (word.isEmpty()) {
            return text;
        }
        int at = random.nextInt(word.length());
        String other = switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at);
            default -> word + ": 1, " + word;
        };
        return text.substring(0, token[0]) + other + text.substring(token[1]);
    }

    private String number(String text) {
        int at = random.nextInt(text.length() + 1);
        while (at < text.length() && !Character.isDigit(text.charAt(at))) {
            at++;
        }
        String digits = String.valueOf(random.nextLong()).substring(0, random.nextInt(1, 15));
        return text.substring(0, at) + (random.nextInt(10) == 0 ? "9".repeat(1200) : digits) + text.substring(at);
    }

    /** Returns where a run of letters and digits begins and ends. */
    private int[] token(String text) {
        int from = random.nextInt(text.length() + 1);
        while (from < text.length() && !isWord(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && isWord(text.charAt(to))) {
            to++;
        }
        return new int[] {from, to};
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '%';
    }

    private byte[] malice(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = random.nextInt(text.length() + 1);
        String bomb = switch (random.nextInt(7)) {
            case 0 -> "[".repeat(DEEP);
            case 1 -> "{\"a\":".repeat(DEEP);
            case 2 -> "x".repeat(LONG_LINE);
            case 3 -> "9".repeat(LONG_LINE);
            case 4 -> " ".repeat(LONG_LINE) + "\n";
            case 5 -> laughs();
            default -> "- ".repeat(DEEP);
        };
        return (text.substring(0, at) + bomb + text.substring(at)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Ten lists of ten aliases each, one within the other: 10^10 elements if anybody took them apart. */
    private static String laughs() {
        var text = new StringBuilder("\na: &a [ha, ha]\n");
        for (char name = 'b'; name < 'l'; name++) {
            String alias = "*" + (char) (name - 1);
            text.append(name).append(": &").append(name).append(" [");
            text.append((alias + ", ").repeat(9)).append(alias).append("]\n");
        }
        return text.toString();
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(tail);
        return out.toByteArray();
    }
}
