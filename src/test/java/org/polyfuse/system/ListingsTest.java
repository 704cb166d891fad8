package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.scaffold.PluginProject;

/**
 * Listings that say where they are from stand there: {@code <!-- from FILE -->} for a file of the
 * repository, {@code <!-- from new plugin NAME --kind KIND: FILE -->} for what that command writes.
 * A line {@code // ...} stands for what is left out; indentation does not count.
 */
class ListingsTest {

  private static final Pattern LISTING =
      Pattern.compile("<!-- from ([^\n]+) -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern WRITTEN = Pattern.compile("new plugin (\\S+) --kind (\\S+): (\\S+)");

  /** One listing with a mark. */
  private record Listing(String document, String source, String text) {
    @Override
    public String toString() {
      return document + ": " + source + ": " + text.lines().findFirst().orElse("").strip();
    }
  }

  static Stream<Listing> listings() throws IOException {
    List<Listing> listings = new ArrayList<>();
    for (String document : List.of("README.md", "docs/plugins.md")) {
      Matcher matcher = LISTING.matcher(Files.readString(Places.home().resolve(document)));
      while (matcher.find()) {
        listings.add(new Listing(document, matcher.group(1), matcher.group(2)));
      }
    }
    return listings.stream();
  }

  @ParameterizedTest
  @MethodSource("listings")
  void a_listing_is_what_stands_in_its_source(Listing listing) throws IOException {
    assertThat(excerpted(listing.text(), source(listing.source()))).isEmpty();
  }

  @Test
  void a_listing_that_differs_is_found() throws IOException {
    String source = source("new plugin gated --kind fusion: GatedFusion.java");

    assertThat(excerpted("NDArray sum = null;\n// ...\nreturn Fused.features(sum);", source))
        .isEmpty();
    assertThat(excerpted("NDArray sum = null;\nreturn Fused.features(sum);", source)).isPresent();
    assertThat(excerpted("return Fused.features(sum);\n// ...\nNDArray sum = null;", source))
        .isPresent();
  }

  @Test
  void every_java_listing_of_the_tutorial_says_where_it_is_from() throws IOException {
    String tutorial = Files.readString(Places.home().resolve("docs/plugins.md"));

    assertThat(listings().filter(listing -> listing.document().equals("docs/plugins.md")))
        .hasSize(tutorial.split("```java").length - 1)
        .hasSizeGreaterThan(4);
    assertThat(listings().filter(listing -> listing.document().equals("README.md"))).isNotEmpty();
  }

  private static String source(String from) throws IOException {
    Matcher written = WRITTEN.matcher(from);
    if (!written.matches()) {
      return Files.readString(Places.home().resolve(from));
    }
    PluginKind kind =
        Stream.of(PluginKind.values())
            .filter(each -> each.id().equals(written.group(2)))
            .findFirst()
            .orElseThrow();
    return new PluginProject(kind, written.group(1), Optional.empty(), "1.0")
        .files().entrySet().stream()
            .filter(file -> Path.of(file.getKey()).endsWith(written.group(3)))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new AssertionError("it writes no " + written.group(3)));
  }

  /** The first piece of a text that does not stand in a source, behind the piece before it. */
  private static Optional<String> excerpted(String text, String source) {
    String rest = stripped(source);
    for (String piece : stripped(text).split("\n// \\.\\.\\.\n")) {
      int at = ("\n" + rest + "\n").indexOf("\n" + piece + "\n");
      if (at < 0) {
        return Optional.of(piece);
      }
      rest = rest.substring(Math.min(rest.length(), at + piece.length()));
    }
    return Optional.empty();
  }

  private static String stripped(String text) {
    return String.join("\n", text.lines().map(String::strip).toList());
  }
}
