package org.polyfuse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.List;

/** Values at the edge of what anyone writes, and beyond it. */
final class Extremes {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Whole numbers around the ends of the types that hold them. */
  static final List<Long> NUMBERS =
      List.of(
          0L,
          1L,
          -1L,
          2L,
          3L,
          7L,
          16L,
          100L,
          1000L,
          65_535L,
          65_536L,
          1_000_000L,
          0x7fff_ffffL,
          -0x8000_0000L,
          0x8000_0000L,
          0xffff_ffffL,
          0x1_0000_0000L,
          1L << 40,
          1L << 53,
          Long.MAX_VALUE,
          Long.MIN_VALUE);

  private static final List<Double> FRACTIONS =
      List.of(
          0.5,
          -0.5,
          1e-9,
          1e-320,
          1e9,
          1e18,
          1e300,
          -1e300,
          0.999999,
          1.5,
          Double.MAX_VALUE,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          -0.0);

  /** Texts that are a name, a path, a number or markup to somebody. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "true",
          "~",
          "NaN",
          "nan",
          "inf",
          "-inf",
          "1e999",
          "0x10",
          "1_000",
          "1e-05",
          "0,2",
          "auto",
          "none",
          "all",
          "x",
          "-",
          ".",
          "..",
          "/",
          "/dev/null",
          "/dev/zero",
          "/dev/stdin",
          "/etc/passwd",
          "/proc/self/mem",
          "/proc",
          "../../..",
          "a/b",
          "../x",
          "C:\\x",
          "\0",
          "a\0b",
          "a\nb",
          "a\r\nb",
          "\t",
          "\u001b[31m",
          "\u2028",
          "\ufeff",
          "\ud800",
          "\u0660\u0661",
          "\u00e9",
          "e\u0301",
          "\u4e2d\u6587",
          "\ud83d\ude00",
          "<script>alert(1)</script>",
          "&amp;",
          "=1+1",
          "@SUM(A1)",
          "${x}",
          "%s%n%d",
          "{}",
          "[]",
          "{type: self}",
          "*",
          "&a",
          "!!java.lang.Object",
          "'",
          "\"",
          "\"\"\"",
          ",",
          ";",
          ":",
          "a: b",
          "# c",
          "|",
          "\\",
          "gpu:99999999999",
          "cpu",
          "[gpu:0, gpu:0]",
          "x@1-2",
          "x@2-1",
          "x@1e9-2e9");

  private Extremes() {}

  /** One number for a setting. */
  static JsonNode number(Draw draw) {
    return draw.oneIn(3)
        ? NODES.numberNode(draw.of(FRACTIONS))
        : NODES.numberNode(draw.of(NUMBERS));
  }

  /** One value for a setting. */
  static JsonNode value(Draw draw) {
    return switch (draw.below(12)) {
      case 0, 1, 2 -> NODES.numberNode(draw.of(NUMBERS));
      case 3, 4 -> NODES.numberNode(draw.of(FRACTIONS));
      case 5, 6, 7 -> NODES.textNode(draw.of(TEXTS));
      case 8 -> NODES.textNode(long_(draw));
      case 9 -> draw.oneIn(2) ? NODES.nullNode() : NODES.booleanNode(draw.oneIn(2));
      case 10 -> draw.oneIn(2) ? NODES.arrayNode() : NODES.objectNode();
      default -> NODES.numberNode(BigInteger.TEN.pow(draw.below(400)));
    };
  }

  /** A text that is long, or deep. */
  static String long_(Draw draw) {
    String part = draw.of(List.of("x", "9", "[", "{a: ", "/", "../", "\u00e9", "a.", "- "));
    return part.repeat(1 << (4 + draw.below(13)));
  }

  /** One cell of a table, or one word of a line. */
  static String text(Draw draw) {
    return switch (draw.below(5)) {
      case 0 -> String.valueOf(draw.of(NUMBERS));
      case 1 -> String.valueOf(draw.of(FRACTIONS));
      case 2 -> draw.oneIn(4) ? long_(draw) : String.valueOf(draw.below(10));
      default -> draw.of(TEXTS);
    };
  }
}
