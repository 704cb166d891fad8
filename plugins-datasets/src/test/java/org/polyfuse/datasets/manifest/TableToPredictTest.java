package org.polyfuse.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.datasets.table.LabelUse;
import org.polyfuse.testkit.contract.DefaultSettings;

/** What does not matter to a prediction does not refuse its table. */
class TableToPredictTest {

  @TempDir Path folder;

  private Dataset open(String text) throws IOException {
    for (String name : List.of("0.wav", "1.wav", "x@2x.wav", "1@0-2.wav")) {
      Files.writeString(folder.resolve(name), "content is not looked at");
    }
    Path table = Files.writeString(folder.resolve("new.csv"), text);
    Map<String, Object> settings =
        Map.of(
            "file",
            table,
            "labels",
            LabelUse.IGNORE,
            "missing",
            MissingFiles.SKIP,
            "streams",
            List.of("audio", "face"),
            "classes",
            List.of("low", "high"));
    return new ManifestFactory().create(DefaultSettings.of(ManifestConfig.class, settings));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,audio,speaker\n0,0.wav,\n1,1.wav,\n",
        "id,audio,split\n0,0.wav,holdout\n1,1.wav,\n",
        "id,audio,label,split\n0,0.wav,low,\n1,1.wav,other,train\n",
        ",id,audio\n0,0,0.wav\n1,1,1.wav\n",
        "id,audio,\n0,0.wav,\n1,1.wav,x\n",
        "id,audio,duration,notes\n0,0.wav,1.0,nice\n1,1.wav,,\n"
      })
  void all_rows_are_listed(String text) throws IOException {
    Dataset dataset = open(text);
    assertThat(dataset.recordings()).extracting(Recording::id).containsExactly("0", "1");
    assertThat(dataset.recordings().get(0).streams()).containsOnlyKeys("audio");
    assertThat(dataset.damage()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e-05-0.5|0.00001|0.5",
        "0-1E-3|0|0.001",
        "0,2-0,5|0.2|0.5",
        ".5-1.|0.5|1",
        " 0.25 - 2e+0 |0.25|2",
        "0.00001\u20130.00002|0.00001|0.00002"
      })
  void spans_are_seconds_as_any_program_writes_them(String span, double start, double end)
      throws IOException {
    Recording row = open("id;audio\na;0.wav@" + span + "\n").recordings().get(0);
    StreamSource.InFile source = (StreamSource.InFile) row.stream("audio").orElseThrow();
    assertThat(source.file()).isEqualTo(folder.resolve("0.wav"));
    assertThat(source.span()).contains(new StreamSource.Span(start, end));
  }

  @Test
  void a_name_with_an_at_sign_is_a_file_whether_it_is_there_or_not() throws IOException {
    Dataset dataset = open("id,audio\n8,x@2x.wav\n9,gone@2x.wav\n10,1@0-2.wav\n11,no@0-2\n");
    assertThat(dataset.recordings()).extracting(Recording::id).containsExactly("8", "10");
    assertThat(dataset.recordings())
        .extracting(each -> each.stream("audio").orElseThrow())
        .contains(StreamSource.of(folder.resolve("x@2x.wav")));
    assertThat(dataset.damage()).extracting(Damage::recording).containsExactly("9", "11");
    assertThat(dataset.damage().get(0).reason())
        .contains("gone@2x.wav", "line 3", "is named but not there");
    assertThatThrownBy(() -> open("id,audio\n1,0.wav@early\n"))
        .hasMessageContaining("a span must be PATH@START-END in seconds but was '0.wav@early'");
  }

  @Test
  void accents_may_be_written_either_way() throws IOException {
    for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
      Path there = folder.resolve(Normalizer.normalize("Jos\u00e9-" + form + ".wav", form));
      Files.writeString(there, "");
      for (Normalizer.Form other : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
        String written = Normalizer.normalize("Jos\u00e9-" + form + ".wav", other);
        Recording row = open("id,audio\n1," + written + "\n").recordings().get(0);
        assertThat(row.stream("audio").map(each -> ((StreamSource.InFile) each).file()))
            .isEqualTo(Optional.of(there));
      }
    }
  }
}
