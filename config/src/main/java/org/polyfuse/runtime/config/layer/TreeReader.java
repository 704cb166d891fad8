package org.polyfuse.runtime.config.layer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.runtime.names.Shown;

/** Reads YAML or JSON into nodes that know their lines. Scalars stay as they are written. */
public final class TreeReader {

  private static final JsonFactory YAML = new YAMLFactory();
  private static final JsonFactory JSON = new JsonFactory();
  private static final int VALUES = 200_000;
  private static final Map<String, Node> DEFAULTS = new ConcurrentHashMap<>();
  private static final Pattern LINE = Pattern.compile(" line (\\d+), column \\d+:");

  private final JsonParser parser;
  private final Origin start;
  private final Problems problems;
  private int values;

  private TreeReader(JsonParser parser, Origin start, Problems problems) {
    this.parser = parser;
    this.start = start;
    this.problems = problems;
  }

  static Optional<Node> yaml(String text, String path, Origin start, Problems problems) {
    return read(YAML, text, path, start, problems);
  }

  static Optional<Node> json(String text, String path, Origin start, Problems problems) {
    return read(JSON, text, path, start, problems);
  }

  /** A default as it is written in an annotation; each is read once. */
  public static Node ofDefault(String text) {
    return DEFAULTS.computeIfAbsent(text, TreeReader::readDefault);
  }

  private static Node readDefault(String text) {
    Problems problems = new Problems();
    Optional<Node> node = yaml(text, "default", Origin.defaults(), problems);
    problems.throwIfAny();
    return node.orElseThrow();
  }

  /** The tree; null for an empty text; empty if it cannot be read, which is a problem by then. */
  private static Optional<Node> read(
      JsonFactory format, String text, String path, Origin start, Problems problems) {
    try (JsonParser parser = format.createParser(text)) {
      return Optional.of(new TreeReader(parser, start, problems).document(path));
    } catch (JsonProcessingException e) {
      String problem =
          String.format(Locale.ROOT, "cannot be read as %s: %s", format.getFormatName(), reason(e));
      problems.add(path, problem, start.at(line(e)));
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** YAML's messages name the line themselves, which the exception itself knows less well. */
  private static int line(JsonProcessingException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    for (Matcher m = LINE.matcher(e.getOriginalMessage()); m.find(); ) {
      line = Integer.parseInt(m.group(1));
    }
    return line;
  }

  /** The parser's own words, without its drawing of the place. */
  private static String reason(JsonProcessingException e) {
    List<String> words = e.getOriginalMessage().lines().filter(l -> !l.startsWith(" ")).toList();
    String all =
        String.join(", ", words).replaceAll("[. ]*\\(Do not use [^\\\\]+\\)|, from `[^`]*`", "");
    return all.endsWith(".") || all.endsWith(")") ? all : all + ".";
  }

  private Node document(String path) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new Node.Null(start);
    }
    Node root = value(first, path, start.at(line()));
    if (parser.nextToken() != null) {
      problems.add(path, "must be one document but a second one begins. Remove it.", at());
    }
    return root;
  }

  private Node value(JsonToken token, String path, Origin origin) throws IOException {
    if (++values > VALUES) {
      throw new JsonParseException(
          parser, String.format(Locale.ROOT, "it must hold at most %d values", VALUES));
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      String rule = "must be written out but was the alias '*%s'. Use 'extends' to share settings.";
      problems.add(path, String.format(Locale.ROOT, rule, parser.getText()), origin);
      return new Node.Null(origin);
    }
    return switch (token) {
      case START_OBJECT -> mapping(path, origin);
      case START_ARRAY -> sequence(path, origin);
      case VALUE_NULL -> nothing(path, origin);
      default -> new Node.Scalar(unicode(parser.getText(), path, origin), origin);
    };
  }

  /** Half a character can stand in an escape, but in no file and in no name of one. */
  private String unicode(String text, String path, Origin origin) {
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      String rule = "must be Unicode text but was %s, which holds half a character.";
      problems.add(path, String.format(Locale.ROOT, rule, Shown.quoted(text)), origin);
    }
    return text;
  }

  private Node mapping(String path, Origin origin) throws IOException {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = unicode(parser.currentName(), path, at());
      String keyPath = path.isEmpty() ? key : path + "." + key;
      Origin keyOrigin = at();
      Node before = entries.get(key);
      if (before != null) {
        String rule = "must be given once but was given on line %d already. Remove one of them.";
        problems.add(keyPath, String.format(Locale.ROOT, rule, before.origin().line()), keyOrigin);
      }
      entries.put(key, value(parser.nextToken(), keyPath, keyOrigin));
    }
    return new Node.Mapping(entries, origin);
  }

  private Node sequence(String path, Origin origin) throws IOException {
    List<Node> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(value(t, String.format(Locale.ROOT, "%s[%d]", path, items.size()), at()));
    }
    return new Node.Sequence(items, origin);
  }

  /** A key with nothing behind it is more often a slip than a wish for the default. */
  private Node nothing(String path, Origin origin) throws IOException {
    if (parser.getText().isEmpty()) {
      problems.add(path, "has no value. Give one, or write null for the default.", origin);
    }
    return new Node.Null(origin);
  }

  private Origin at() {
    return start.at(line());
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
