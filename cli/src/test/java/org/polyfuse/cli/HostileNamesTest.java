package org.polyfuse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever ids, classes, speakers, files and systems are named, all that is written holds. */
class HostileNamesTest {

  /** Elements without an end tag. */
  private static final String VOID = "(<(?:meta|link|img|br|hr|col)\\b[^>]*)>";

  @TempDir static Path root;

  private static final Map<String, Called> CALLS = new LinkedHashMap<>();
  private static Set<String> before = Set.of();

  @BeforeAll
  static void use_every_command() throws IOException {
    Path data = Files.createDirectories(root.resolve("data"));
    String study = HostileCorpus.write(data).toString();
    Path first = data.resolve("sound <b>0'&.wav");
    String table = data.resolve("recordings.csv").toString();
    before = names(root);
    call("check", study);
    call("inspect", study);
    call("inspect", study, "--json");
    call("run", study);
    call("evaluate", "CON.hostile-");
    call("evaluate", "CON.hostile-", "--json", "--output", at("evaluated.csv"));
    call("predict", "CON.hostile-", first.toString());
    call("predict", "CON.hostile-", "--manifest", table, "--output", at("predicted.csv"));
    call("predict", "CON.hostile-", "--manifest", table, "--json");
    call("ablate", data.resolve("table.json").toString(), "--dry-run");
    call("ablate", data.resolve("table.json").toString());
    call("report", at("t-table"));
  }

  private static String at(String file) {
    return root.resolve("runs").resolve(file).toString();
  }

  private static void call(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--runs", root.resolve("runs").toString()));
    CALLS.put(String.join(" ", arguments), Called.with(all.toArray(String[]::new)));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new TreeSet<>(all.map(each -> each.getFileName().toString()).toList());
    }
  }

  static Stream<String> calls() {
    return CALLS.keySet().stream();
  }

  static Stream<Path> files(String... endings) {
    return HostileCorpus.files(root.resolve("runs")).stream()
        .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_command_works_and_gives_a_terminal_no_commands(String name) {
    Called called = CALLS.get(name);
    assertThat(called.code()).as(called.err()).isZero();
    assertThat((called.out() + called.err()).codePoints().filter(c -> c != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    if (name.contains("--json")) {
      assertThat(called.json().size()).isPositive();
    } else {
      assertThat(called.out().lines()).allMatch(line -> line.length() < 2_100);
    }
  }

  @Test
  void nothing_is_written_elsewhere() throws IOException {
    before.add("runs");
    assertThat(names(root)).isEqualTo(before);
    assertThat(names(root.resolve("runs")))
        .allMatch(
            name -> name.matches("CON\\.hostile--[0-9a-f]{8}|t-table|(evaluated|predicted).csv"));
  }

  @Test
  void json_and_yaml_are_whole() throws IOException {
    for (Path file : files(".json").toList()) {
      assertThat(new ObjectMapper().readTree(file.toFile())).as(file.toString()).isNotEmpty();
    }
    for (Path file : files(".yaml").toList()) {
      assertThat(new YAMLMapper().readTree(file.toFile())).as(file.toString()).isNotEmpty();
    }
  }

  @Test
  void no_cell_is_a_formula_and_every_row_has_all_of_them() throws IOException {
    assertThat(files(".csv")).hasSizeGreaterThan(8);
    for (Path file : files(".csv").toList()) {
      try (CSVParser rows = CSVParser.parse(file, UTF_8, CSVFormat.RFC4180)) {
        Set<Integer> sizes = new TreeSet<>();
        for (CSVRecord row : rows) {
          sizes.add(row.size());
          assertThat(row.toList())
              .allMatch(cell -> cell.matches("-?[0-9.]+(E-?[0-9]+)?|(?s)[^=+@\t\r-].*|"));
        }
        assertThat(sizes).as(file.toString()).hasSize(1);
      }
    }
  }

  @Test
  void pages_have_no_markup_but_their_own() throws Exception {
    assertThat(files(".html")).hasSizeGreaterThanOrEqualTo(2);
    for (Path file : files(".html").toList()) {
      String page = Files.readString(file);
      NodeList all = parsed(page).getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        Element element = (Element) all.item(i);
        assertThat(element.getTagName()).isNotIn("script", "iframe", "object", "form", "base");
        for (int a = 0; a < element.getAttributes().getLength(); a++) {
          String name = element.getAttributes().item(a).getNodeName();
          String value = element.getAttributes().item(a).getNodeValue();
          assertThat(name).doesNotStartWith("on").isNotEqualTo("srcdoc");
          if (name.equals("style")) {
            assertThat(value).matches("[a-z0-9#%.:; (),-]*");
          }
          if (name.endsWith("href") || name.equals("src")) {
            assertThat(value).matches("(?s)#.*|data:(,|image/png;base64,.*)|(\\.\\./)*[^:]*");
          }
        }
      }
      assertThat(parsed(page).getDocumentElement().getTextContent()).contains("<script>alert(1)");
    }
  }

  /** A page as strict as XML, whose grammar every browser agrees on. */
  private static Document parsed(String page) throws Exception {
    String xml = page.replaceFirst("<!doctype html>", "").replaceAll(VOID, "$1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void documents_have_no_markup_but_their_own() throws IOException {
    for (Path file : files(".md").toList()) {
      assertThat(Files.readString(file))
          .doesNotContain("<script", "<img", "[link](")
          .contains("&lt;script");
      assertThat(Files.readAllLines(file).stream().filter(line -> line.startsWith("|")))
          .allMatch(line -> line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count() > 2);
    }
    for (Path file : files(".tex").toList()) {
      assertThat(Files.readString(file))
          .doesNotContain("\\input", " $(", "[link]")
          .contains("script");
    }
  }

  @Test
  void classes_of_a_model_that_somebody_changed_are_spelled_out(@TempDir Path changed)
      throws IOException {
    Path run;
    try (Stream<Path> all = Files.list(root.resolve("runs"))) {
      run = all.filter(each -> each.toString().contains("CON.hostile-")).findFirst().orElseThrow();
    }
    Path model = Files.createDirectories(changed.resolve("model"));
    for (Path file : HostileCorpus.files(run.resolve("model"))) {
      Files.copy(file, model.resolve(file.getFileName()));
    }
    Files.copy(run.resolve("config.yaml"), changed.resolve("config.yaml"));
    Path description = model.resolve("system.json");
    String text = Files.readString(description);
    Files.writeString(description, text.replace("../../../evil", "\\u001b[2J\\u202eevil\\u009b"));
    Path sound = root.resolve("data").resolve("sound <b>0'&.wav");
    for (List<String> more : List.of(List.<String>of(), List.of("--json"))) {
      List<String> arguments = new ArrayList<>(List.of("predict", changed.toString()));
      arguments.add(sound.toString());
      arguments.addAll(more);
      Called called = Called.with(arguments.toArray(String[]::new));
      assertThat(called.code()).as(called.err()).isZero();
      assertThat(called.out()).doesNotContain("\u001b", "\u202e", "\u009b");
      assertThat(called.out().toLowerCase(Locale.ROOT)).contains("\\u001b[2j\\u202eevil\\u009b");
    }
  }
}
