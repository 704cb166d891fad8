package org.polyfuse.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.testkit.contract.DefaultSettings;

class ManifestTest {

  @TempDir Path folder;

  private Dataset open(String name, String text, Map<String, ?> settings) throws IOException {
    return open(name, text.getBytes(StandardCharsets.UTF_8), settings);
  }

  private Dataset open(String name, byte[] bytes, Map<String, ?> settings) throws IOException {
    for (String file : List.of("a.wav", "b.wav", "c.wav", "d.wav", "sub/x.npy", "mail@1-2.wav")) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "content is not looked at");
    }
    Path manifest = Files.write(folder.resolve(name), bytes);
    Map<String, Object> given = new java.util.HashMap<>(settings);
    given.put("file", manifest);
    return new ManifestFactory().create(DefaultSettings.of(ManifestConfig.class, given));
  }

  private List<String> problems(String name, String text, Map<String, ?> settings) {
    PolyfuseException refused =
        catchThrowableOfType(PolyfuseException.class, () -> open(name, text, settings));
    assertThat(refused).as("what is wrong in\n%s", text).isNotNull();
    String path = folder.resolve(name) + ": ";
    return refused.problems().stream().map(line -> line.replace(path, "")).toList();
  }

  private static final String WHOLE =
      """
      id,label,split,speaker,audio,face
      one,sad,train,anna,a.wav,sub/x.npy
      two,glad,valid,"berta, b.",b.wav@0.5-2.25,
      three,sad,TEST,anna,mail@1-2.wav,sub/x.npy
      four,glad,dev,cleo,,sub\\x.npy
      five,,,cleo,c.wav,
      """;

  @Test
  void a_row_is_a_recording() throws IOException {
    Dataset dataset = open("m.csv", WHOLE, Map.of());
    assertThat(dataset.target().names()).containsExactly("glad", "sad");
    List<Recording> rows = dataset.recordings();
    assertThat(rows)
        .extracting(Recording::id)
        .containsExactly("one", "two", "three", "four", "five");
    assertThat(rows.get(0).label()).contains(new Label.OfClass(1));
    assertThat(rows.get(4).label()).isEmpty();
    assertThat(rows)
        .extracting(each -> each.split().orElse("none"))
        .containsExactly("train", "validation", "test", "validation", "none");
    assertThat(rows.get(1).groups()).containsExactly(Map.entry("speaker", "berta, b."));
    assertThat(rows.get(1).streams())
        .containsExactly(
            Map.entry(
                "audio",
                new StreamSource.InFile(
                    folder.resolve("b.wav"),
                    Optional.of(new StreamSource.Span(0.5, 2.25)),
                    Optional.empty())));
    assertThat(rows.get(2).stream("audio"))
        .contains(StreamSource.of(folder.resolve("mail@1-2.wav")));
    assertThat(rows.get(3).streams())
        .containsExactly(Map.entry("face", StreamSource.of(folder.resolve("sub/x.npy"))));
    assertThat(dataset.remarks()).singleElement().asString().contains("1 of 5", "no label");
  }

  @ParameterizedTest
  @ValueSource(strings = {"semicolon", "tab", "crlf", "bom", "utf-16", "no last line end", "blank"})
  void however_a_table_is_written_it_says_the_same(String form) throws IOException {
    String tail = form.equals("blank") ? WHOLE + "\n,,,,,\n\n" : WHOLE;
    String text =
        switch (form) {
          case "semicolon" -> WHOLE.replace("berta, b.", "berta; b.").replace(",", ";");
          case "tab" -> WHOLE.replace("berta, b.", "berta\t b.").replace(",", "\t");
          case "crlf" -> WHOLE.replace("\n", "\r\n");
          case "bom", "utf-16" -> "\uFEFF" + WHOLE;
          case "no last line end" -> WHOLE.strip();
          default -> tail;
        };
    Charset charset = form.equals("utf-16") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    Dataset dataset = open("m.csv", text.getBytes(charset), Map.of());
    List<Recording> expected = open("plain.csv", WHOLE, Map.of()).recordings();
    assertThat(dataset.recordings()).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(dataset.recordings().get(i).streams()).isEqualTo(expected.get(i).streams());
      assertThat(dataset.recordings().get(i).label()).isEqualTo(expected.get(i).label());
    }
  }

  @Test
  void json_lines_say_the_same_as_csv() throws IOException {
    String lines =
        """
        {"id": "one", "label": 1, "group": {"speaker": "anna"}, "audio": "a.wav", "face": null}
        {"id": "two", "label": 10, "group": {"speaker": "b"}, "audio": "b.wav"}
        {"id": "three", "label": 2, "group": {"speaker": "b"}, "face": "sub/x.npy@1-2"}
        {"id": "four", "label": 2, "group.speaker": "b", "audio": "b.wav"}
        """;
    Dataset dataset = open("m.jsonl", lines, Map.of("classes", List.of("1", "2", "10")));
    assertThat(dataset.recordings().get(0).groups()).containsEntry("speaker", "anna");
    assertThat(dataset.recordings().get(2).streams()).containsOnlyKeys("face");
    assertThat(dataset.recordings().get(1).label()).contains(new Label.OfClass(2));
    assertThat(dataset.remarks()).hasSize(2).allMatch(line -> line.contains("one recording"));
  }

  @Test
  void classes_are_in_the_order_of_numbers_or_of_letters_or_as_set() throws IOException {
    String head = "id,label,audio\n";
    String numbers = head + "a,10,a.wav\nb,9,a.wav\nc,10,a.wav\nd,9,a.wav\n";
    assertThat(open("m.csv", numbers, Map.of()).target().names()).containsExactly("9", "10");
    String letters = numbers.replace("10", "a").replace("9", "B");
    assertThat(open("m.csv", letters, Map.of()).target().names()).containsExactly("B", "a");
    assertThat(open("m.csv", letters, Map.of("classes", List.of("a", "B"))).target().names())
        .containsExactly("a", "B");
  }

  @ParameterizedTest
  @CsvSource({
    "Happy,happy",
    "0,0.0",
    "+1,1",
    "caf\u00e9,cafe\u0301",
    "very sad,very  sad",
    "\uff21,a"
  })
  void classes_that_differ_in_spelling_only_are_refused_unless_they_are_set(
      String one, String other) throws IOException {
    String row = "%s%d,%s,a.wav\n";
    StringBuilder text = new StringBuilder("id,label,audio\n");
    for (int i = 0; i < 3; i++) {
      text.append(String.format(Locale.ROOT, row, "x", i, one));
      text.append(String.format(Locale.ROOT, row, "y", i, other));
      text.append(String.format(Locale.ROOT, row, "z", i, "7"));
    }
    assertThat(problems("m.csv", text.toString(), Map.of()))
        .singleElement()
        .asString()
        .contains("'" + one + "' (3 rows)", "'" + other + "' (3 rows)", "dataset.classes");
    assertThat(
            open("m.csv", text.toString(), Map.of("classes", List.of(one, other, "7")))
                .recordings())
        .hasSize(9);
  }

  @Test
  void everything_wrong_is_told_at_once_with_its_line() {
    String text =
        """
        id,label,split,speaker,audio,face
        one,sad,train,anna,a.wav,sub/x.npy
        one,sad,train,anna,a.wav,
        ,sad,train,anna,a.wav,

        six,happpy,train,anna,b.wav,
        seven,sad,trian,anna,b.wav,
        eight,sad,train,,b.wav@3-1,
        nine,sad,train,anna,gone.wav,
        ten,sad,train,anna,,
        eleven,sad,train,anna,a.wav
        twelve,0.75,test,anna,c.wav@x,
        thirteen,sad,train,anna,"c.wav,
        """;
    assertThat(problems("m.csv", text, Map.of()))
        .containsExactly(
            "line 3: id 'one' stands in line 2 already. Each recording needs an id of its own.",
            "line 4: column 'id' must not be empty.",
            "line 5: is empty. Fill it in or delete it.",
            "line 6: label 'happpy' is that of no other recording. Correct it, or list it in"
                + " dataset.classes.",
            "line 7: column 'split' must be train, validation or test but was 'trian'.",
            "line 8: column 'speaker' must not be empty: it is a group.",
            "line 8: column 'audio': a span must start before its end but was 'b.wav@3-1'.",
            "line 9: column 'audio': "
                + folder.resolve("gone.wav")
                + ": must be a file but is not there.",
            "line 10: must name a stream but [audio, face] are all empty.",
            "line 11: must have 6 cells as the header but has 5. Quote a cell that holds a"
                + " separator.",
            "line 12: label must name a class but was the measurement 0.75. Only classes are"
                + " trained yet: bin measurements, or list them in dataset.classes if they are"
                + " names.",
            "line 12: column 'audio': a span must be PATH@START-END in seconds but was"
                + " 'c.wav@x'.",
            "line 13: a quote is not closed, or text follows it ((startline 13) EOF reached before"
                + " encapsulated token finished).");
  }

  @Test
  void lines_count_on_over_cells_of_several_lines() {
    String text = "id,label,audio,text\na,x,a.wav,\"two\nlines\"\nb,x,gone.wav,z\n";
    assertThat(
            problems(
                "m.csv",
                text,
                Map.of(
                    "texts",
                    List.of("text"),
                    "labels",
                    org.polyfuse.datasets.table.LabelUse.KNOWN,
                    "classes",
                    List.of("x", "y"))))
        .singleElement()
        .asString()
        .startsWith("line 4: column 'audio':");
  }

  @Test
  void wrong_columns_are_told_with_what_is_there() {
    assertThat(problems("m.csv", "name,label,audio\nx,a,a.wav\ny,b,b.wav\n", Map.of()))
        .contains(
            "line 1: must have a column 'id' but has [name, label, audio]. Add it, or set"
                + " dataset.id to the column that it is.");
    assertThat(problems("m.csv", "id,label,label,\nx,a,a.wav,\n", Map.of()))
        .contains(
            "line 1: column 'label' occurs twice. Rename one of them.",
            "line 1: column 4 has no name. Name it or delete it.");
    assertThat(problems("m.csv", "", Map.of())).anyMatch(line -> line.contains("column names"));
    assertThat(problems("m.csv", "id,label,audio\n", Map.of()))
        .containsExactly("must list recordings but has no row besides its header.");
  }

  @Test
  void a_column_of_something_else_is_one_problem() {
    String text =
        "id,label,speeker,audio\na,x,anna,a.wav\nb,x,bert,a.wav\nc,y,bert,a.wav\nd,y,bert,a.wav\n";
    assertThat(problems("m.csv", text, Map.of()))
        .singleElement()
        .asString()
        .contains("column 'speeker'", "none of its 4 files", "group.speeker");
  }

  @Test
  void bad_json_is_told_with_its_line() {
    String text =
        """
        {"id": "a", "label": "x", "audio": "a.wav"}
        {"id": "b", "label": "x", "audio": "a.wav"
        {"id": "c", "label": "x", "audio": ["a.wav"]}
        [1]
        {"id": "d", "id": "e", "label": "x", "audio": "a.wav"}
        """;
    assertThat(problems("m.jsonl", text, Map.of("classes", List.of("x", "y"))))
        .hasSize(4)
        .allMatch(line -> line.matches("line [2345]: must be one JSON object but is not: .*"));
  }

  @Test
  void unknown_labels_are_refused_where_classes_are_set() {
    assertThat(problems("m.csv", WHOLE, Map.of("classes", List.of("sad", "angry"))))
        .hasSize(2)
        .allMatch(line -> line.contains("label must be one of [sad, angry] but was 'glad'"));
  }

  @Test
  void missing_files_may_be_skipped_instead() throws IOException {
    String text = "id,label,audio\na,x,a.wav\nb,x,gone.wav\nc,y,a.wav\nd,y,b.wav\n";
    Dataset dataset = open("m.csv", text, Map.of("missing", MissingFiles.SKIP));
    assertThat(dataset.recordings()).extracting(Recording::id).containsExactly("a", "c", "d");
    assertThat(dataset.damage())
        .singleElement()
        .matches(row -> row.skipped() && row.recording().equals("b"))
        .matches(row -> row.reason().contains("line 3"));
  }

  @Test
  void a_column_may_hold_the_text_itself() throws IOException {
    String text = "id,label,words\na,x,\"She said: \"\"no\"\".\"\nb,x,yes\nc,y,no\nd,y,so\n";
    Dataset dataset = open("m.csv", text, Map.of("texts", List.of("words")));
    StreamSource source = dataset.recordings().get(0).stream("words").orElseThrow();
    assertThat(((StreamSource.InMemory) source).stream().get())
        .isEqualTo(new Text("She said: \"no\"."));
  }

  @Test
  void text_that_is_no_utf_8_is_refused_with_its_line() {
    byte[] latin = "id,label,audio\na,gr\u00fcn,a.wav\n".getBytes(StandardCharsets.ISO_8859_1);
    PolyfuseException refused =
        catchThrowableOfType(PolyfuseException.class, () -> open("m.csv", latin, Map.of()));
    assertThat(refused).hasMessageContaining("line 2: must be UTF-8");
  }

  @Test
  void recordings_to_predict_need_no_labels() throws IOException {
    String text = "id,audio\na,a.wav\nb,b.wav\n";
    Map<String, Object> settings =
        Map.of(
            "labels", org.polyfuse.datasets.table.LabelUse.OPTIONAL, "classes", List.of("x", "y"));
    assertThat(open("m.csv", text, settings).recordings()).hasSize(2);
  }
}
