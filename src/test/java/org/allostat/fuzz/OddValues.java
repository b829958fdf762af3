package org.allostat.fuzz;

import java.util.Collections;
import java.util.List;

/** What people, programs and enemies put where a value, a name or a line should be. */
final class OddValues {
    /** Numbers at the ends of every type, and what other programs write for numbers. */
    static final List<String> NUMBERS = List.of(
            "0", "-0", "-0.0", "1", "-1", "1.0", "1e0", "+1", "01", "0x1F", "0o17", "1_000", "_1", "1__", "1,5", "1.5.2",
            "NaN", ".nan", "nan", "Infinity", "-Infinity", ".inf", "-.inf", "inf", "1e999", "-1e999", "1e-999", "1e308",
            "4.9e-324", "1e999999999", "1e-2147483649", "2147483647", "2147483648", "-2147483649", "4294967296",
            "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
            "-9223372036854775809", "0.1e", "1e", "e5", ".", ".5", "5.", "-", "+", "1f", "1d", "1L", "0x1p3", "\u0661",
            "\uff11", "1 000", "1\u00a0000", "50%", "$5", "9".repeat(400), "9".repeat(5000), "0." + "3".repeat(5000));

    /** Texts. */
    static final List<String> TEXTS = List.of(
            "", " ", "\t", "~", "null", "true", "yes", "no", "off", "NA", "N/A", "#N/A", "-", "?", "all", "none", "latest",
            "usual-care", "Usual-Care", "usual-care ", "2021-01-01", "12:30", "a: b", "a=b", "a,b", "'", "\"", "''", "\"\"",
            "\\", "\\\"", "{}", "[]", "{a: 1}", "[a, b]", "[[[]]]", "/", "//", ".", "..", "../..", "/dev/null", "/dev/zero.yaml",
            "con.yaml", ".yaml", "a.yaml", "~/a.yaml", "file:///a", "s3a://b/c", "http://x/y", "*", "?", "%", "%20", "%00",
            "$HOME", "`id`", "; drop", "x".repeat(300) + ".yaml", "../".repeat(300) + "a.yaml", "x".repeat(5000),
            "\u00e9".repeat(50), "\u65e5\u672c", "\ud83d\ude00", "\ud800", "\u202e\u001b[31m", "\u0000", "\u0007", "\u001b]0;x\u0007",
            "\ufeff", "\u2028", "\u0085", "I\u0307", "\u0130", "a\u0301");

    /** Pieces of YAML. */
    static final List<String> YAML = List.of(
            "&x [*x]", "*nobody", "&a a", "*a", "<<: *x", "<<: {a: 1}", "!!binary x", "!!java.util.Date 2020-01-01", "!own x",
            "!!set {a}", "!!int a", "!!float x", "!!null x", "!!str 1", "!!python/object:os.system x", "--- x", "---", "...",
            "%YAML 9.9", "%TAG ! x", "? a", "? [a]", "? {a: b}\n: c", "- a", "|", ">-", "|9", ">+2", "@", "%", "`", "# x",
            "a: b: c", "'\\0'", "\"\\0\"", "\"\\xZZ\"", "\"\\UFFFFFFFF\"", "\"\\ud800\"", "\"\\u202e\\e[31m\"", "\"a\\nb\"",
            "[".repeat(40), "[".repeat(3000), "{a: ".repeat(45), "{a: ".repeat(3000), "- ".repeat(45), "- ".repeat(3000),
            "? ".repeat(2000), "!".repeat(2000), "&".repeat(500), "'" + "''".repeat(3000) + "'",
            "[" + String.join(",", Collections.nCopies(3000, "1")) + "]");

    /** Pieces of JSON. */
    static final List<String> JSON = List.of(
            "null", "true", "{}", "[]", "\"\"", "\"x\"", "1", "-1", "1.5", "1e999", "1e-999", "9223372036854775808", "NaN", "01",
            "\"\\u0000\"", "\"\\ud800\"", "\"\\u001b[31m\"", "\"../../x\"", "\"/etc/passwd\"", "\"a/b\"", "\"..\"", "\".\"",
            "{\"a\": {}}", "{\"a\":1,\"a\":2}", "[[[[]]]]", "[".repeat(900) + "]".repeat(900), "[".repeat(3000),
            "{\"a\":".repeat(2000), "\"" + "x".repeat(5000) + "\"", "9".repeat(1500), "0." + "3".repeat(1500), "// c", "/* c */");

    /** Pieces of CSV. */
    static final List<String> CSV = List.of(
            "\"", "\"\"", "\"a\nb\"", "\"a", "a\"b", "\"a\"b", "'a'", "#", "# x", ",,,", ";", "\t", "\r", "\n", "\u001a",
            "=1+1", "-1+1", "@x", ",".repeat(100_000), "x,".repeat(3000), "\"" + "x".repeat(3000), "NA", ".", " 1 ", "\"1\"");

    /** Pieces of SQL and of commands of the prompt. */
    static final List<String> SQL = List.of(
            "'", "''", "\"", "--", "/*", "*/", "$$", ";", ";;", ".tables", ".schema", "\\d", "\\d x", "\\q", "\\", "select", "'" + "x".repeat(20_000),
            "'" + "''".repeat(20_000) + "'", "\"" + "\"\"".repeat(20_000) + "\"", "/*" + "*".repeat(20_000), "--" + "x".repeat(20_000),
            "(".repeat(5_000), "select ".repeat(3_000), "$a$", "E'\\''", "\u00e9", "\u0000", "x".repeat(20_000));

    private OddValues() {}
}
