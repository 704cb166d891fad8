package org.polyfuse.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.polyfuse.svg.Element;

/** A page: a head, a list of its sections, the sections. */
final class Page {

  private static final String STYLE = "report.css";

  private final String title;
  private final Element header = Element.of("header");
  private final List<Element> links = new ArrayList<>();
  private final List<Element> sections = new ArrayList<>();

  /**
   * A page without sections.
   *
   * @param kind what it is of
   * @param title its name
   * @param lines what stands below the name
   */
  Page(String kind, String title, List<String> lines) {
    this.title = title;
    header.add(Element.of("p", kind).styled("kind"), Element.of("h1", title));
    lines.forEach(line -> header.add(Element.of("p", line).styled("lead")));
  }

  /** Puts something that must not be overlooked below the head. */
  Page warn(String title, String text) {
    header.add(
        Element.of("div")
            .styled("warning")
            .with("role", "alert")
            .add(Element.of("strong", title), Element.of("span", text)));
    return this;
  }

  /** Adds a section unless it is empty. */
  Page section(String id, String name, List<Element> content) {
    if (!content.isEmpty()) {
      links.add(Element.of("li").add(Element.of("a", name).with("href", "#" + id)));
      sections.add(Element.of("section").with("id", id).add(Element.of("h2", name)).add(content));
    }
    return this;
  }

  /** Adds a section if there is one. */
  Page section(String id, String name, Optional<Element> content) {
    return section(id, name, content.map(List::of).orElse(List.of()));
  }

  @Override
  public String toString() {
    Element head =
        Element.of("head")
            .add(
                Element.of("meta").with("charset", "utf-8"),
                // a second wall: even if something became markup it could load and run nothing
                Element.of("meta")
                    .with("http-equiv", "Content-Security-Policy")
                    .with(
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                            + " form-action 'none'; base-uri 'none'"),
                Element.of("meta")
                    .with("name", "viewport")
                    .with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                // no icon is asked for, so that nothing at all is requested
                Element.of("link").with("rel", "icon").with("href", "data:,"),
                Element.of("title", title + " · Polyfuse"),
                Element.of("style", style()));
    Element nav = Element.of("nav").with("aria-label", "Sections").add(Element.of("ul").add(links));
    Element body =
        Element.of("body")
            .add(header, nav, Element.of("main").add(sections))
            .add(Element.of("footer", "Made by Polyfuse from the files of this folder."));
    return "<!doctype html>\n" + Element.of("html").with("lang", "en").add(head, body) + "\n";
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream(STYLE)) {
      return new String(Objects.requireNonNull(in, STYLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
