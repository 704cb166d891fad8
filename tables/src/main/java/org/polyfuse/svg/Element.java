package org.polyfuse.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An element of HTML or SVG. Every text and every attribute value is escaped when it is written, so
 * what users name can never become markup.
 */
public final class Element {

  /** HTML elements that have no end tag. */
  private static final Set<String> VOID = Set.of("meta", "br", "img", "hr", "col", "link");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  /** An empty element. */
  public static Element of(String name) {
    return new Element(name);
  }

  /** An element with a text. */
  public static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  /** Sets an attribute; numbers are written with at most two decimals. */
  public Element with(String attribute, Object value) {
    attributes.put(attribute, value instanceof Double number ? number(number) : value.toString());
    return this;
  }

  /** Sets the class. */
  public Element styled(String classes) {
    return with("class", classes);
  }

  /** Adds elements. */
  public Element add(Element... elements) {
    children.addAll(List.of(elements));
    return this;
  }

  /** Adds elements. */
  public Element add(List<Element> elements) {
    children.addAll(elements);
    return this;
  }

  /** Adds a text. */
  public Element text(String text) {
    children.add(text);
    return this;
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return children.isEmpty();
  }

  /** A coordinate with at most two decimals. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("coordinate: must be finite but was " + value);
    }
    long hundredths = Math.round(value * 100);
    String text = String.valueOf(Math.abs(hundredths) / 100);
    long rest = Math.abs(hundredths) % 100;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + text;
    }
    String decimals =
        rest % 10 == 0 ? String.valueOf(rest / 10) : String.format(Locale.ROOT, "%02d", rest);
    return sign + text + "." + decimals;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    text.append('<').append(name);
    attributes.forEach(
        (key, value) -> {
          text.append(' ').append(key).append("=\"");
          escape(value, text);
          text.append('"');
        });
    text.append('>');
    if (VOID.contains(name)) {
      return;
    }
    boolean raw = name.equals("style");
    for (Object child : children) {
      if (child instanceof Element element) {
        element.write(text);
      } else if (raw) {
        text.append(child); // our own style sheet; nothing of a user's stands in it
      } else {
        escape((String) child, text);
      }
    }
    text.append("</").append(name).append('>');
    if (name.equals("section") || name.equals("figure") || name.equals("tr")) {
      text.append('\n');
    }
  }

  /** Whether a page may hold a character: no control, no turn of direction, no half of one. */
  private static boolean isShown(String text, int at) {
    char c = text.charAt(at);
    if (Character.isSurrogate(c)) {
      return Character.isHighSurrogate(c)
          ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
          : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    boolean noncharacter = c >= 0xFFFE;
    return c == '\n' || c == '\t' || !Character.isISOControl(c) && !turns && !noncharacter;
  }

  private static void escape(String value, StringBuilder text) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(isShown(value, i) ? c : '\uFFFD');
      }
    }
  }
}
