package org.polyfuse.tfjs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.SourceFile;

/**
 * A value of a JSON file that knows where it stands, for messages.
 *
 * @param file the file
 * @param path such as {@code weightsManifest[0].paths}; empty for the whole
 * @param element the value
 */
record JsonValue(Path file, String path, JsonElement element) {

  /** Bytes of a graph without its weights. */
  private static final long MOST = 64L << 20;

  /**
   * Reads a file.
   *
   * @throws PolyfuseException if it is not there or is no JSON object
   */
  static JsonValue read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be the .json file of a tfjs graph model but %s. Check the path.",
              file,
              Files.isDirectory(file) ? "is a folder" : "is not there"));
    }
    JsonValue whole = new JsonValue(file, "", parsed(file));
    if (!whole.element.isJsonObject()) {
      throw new PolyfuseException(noJson(file, "it holds no object"));
    }
    return whole;
  }

  private static JsonElement parsed(Path file) {
    try {
      return JsonParser.parseString(SourceFile.text(file, MOST));
    } catch (JsonParseException e) {
      throw new PolyfuseException(noJson(file, firstLine(e)), e);
    } catch (SourceFile.RefusedException e) {
      throw e.of(file);
    } catch (IOException e) {
      throw new PolyfuseException(noJson(file, e.toString()), e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static String noJson(Path file, String why) {
    return String.format(
        Locale.ROOT,
        "%s: must be the .json file of a tfjs graph model but is no JSON (%s)."
            + " Name the file that lists 'weightsManifest'.",
        file,
        why);
  }

  /** A member; empty if there is none, or if it is null. */
  Optional<JsonValue> find(String name) {
    JsonElement member = element instanceof JsonObject object ? object.get(name) : null;
    return member == null || member.isJsonNull()
        ? Optional.empty()
        : Optional.of(new JsonValue(file, path.isEmpty() ? name : path + "." + name, member));
  }

  /** A member that must be there. */
  JsonValue get(String name) {
    return find(name)
        .orElseThrow(() -> wrong(String.format(Locale.ROOT, "must have '%s' but has not", name)));
  }

  /** The items of a list. */
  List<JsonValue> items() {
    if (!(element instanceof JsonArray array)) {
      throw mustBe("a list");
    }
    List<JsonValue> items = new ArrayList<>();
    for (JsonElement each : array) {
      items.add(
          new JsonValue(file, String.format(Locale.ROOT, "%s[%d]", path, items.size()), each));
    }
    return items;
  }

  /** A text. */
  String text() {
    if (element instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw mustBe("a text");
  }

  /** A finite number. */
  double number() {
    if (element instanceof JsonPrimitive value && value.isNumber()) {
      double number = value.getAsDouble();
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw mustBe("a finite number");
  }

  /** A whole number, 0 or more. */
  long size() {
    double number = number();
    if (number < 0 || number != Math.rint(number) || number > Long.MAX_VALUE) {
      throw mustBe("a whole number, 0 or more,");
    }
    return (long) number;
  }

  private PolyfuseException mustBe(String rule) {
    String text = element.toString();
    return wrong(
        String.format(
            Locale.ROOT,
            "must be %s but was %s",
            rule,
            text.length() > 40 ? text.substring(0, 40) + "..." : text));
  }

  /** What a damaged or foreign file gives. */
  PolyfuseException wrong(String what) {
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s: %s%s. It is damaged or no tfjs graph model; get it again.",
            file,
            path.isEmpty() ? "" : path + ": ",
            what));
  }
}
