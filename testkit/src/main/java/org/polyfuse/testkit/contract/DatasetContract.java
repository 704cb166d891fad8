package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;

/**
 * What holds for every dataset. To be extended with {@link #factory()}, and with {@link
 * #settings()} that lead to a small corpus if one is needed on disk.
 */
public abstract class DatasetContract extends PartContract<DatasetFactory<?>> {

  private static final int OPENED = 6;

  @TempDir Path folder;

  /** For the extending class. */
  protected DatasetContract() {}

  @Override
  protected final Class<?> spi() {
    return DatasetFactory.class;
  }

  private Dataset dataset() {
    return create(settings().get(0));
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Dataset create(Record settings) {
    return ((DatasetFactory<Record>) factory()).create(resolved(settings));
  }

  @Test
  void recordings_have_names_of_their_own() {
    List<String> ids = dataset().recordings().stream().map(Recording::id).toList();
    assertThat(ids).as("recordings").isNotEmpty().doesNotHaveDuplicates();
    assertThat(ids).allSatisfy(id -> assertThat(id).isNotBlank());
  }

  @Test
  void labels_are_among_those_of_the_target() {
    for (Record settings : settings()) {
      Dataset dataset = create(settings);
      for (Recording recording : dataset.recordings()) {
        recording.label().ifPresent(label -> assertFits(recording, label, dataset.target()));
      }
    }
  }

  private static void assertFits(Recording recording, Label label, Target target) {
    if (label instanceof Label.OfClass named) {
      assertThat(target).as("target of %s", recording.id()).isInstanceOf(Target.Classes.class);
      assertThat(named.index())
          .as("label of %s", recording.id())
          .isBetween(0, target.outputs() - 1);
    } else if (label instanceof Label.OfRegression numbers) {
      assertThat(target).as("target of %s", recording.id()).isInstanceOf(Target.Regression.class);
      assertThat(numbers.values()).as("label of %s", recording.id()).hasSize(target.outputs());
    }
  }

  @Test
  void every_recording_has_the_same_kinds_of_groups_and_a_stream() {
    List<Recording> recordings = dataset().recordings();
    for (Recording recording : recordings) {
      assertThat(recording.groups().keySet())
          .as("groups of %s", recording.id())
          .isEqualTo(recordings.get(0).groups().keySet());
      assertThat(recording.streams()).as("streams of %s", recording.id()).isNotEmpty();
      recording.split().ifPresent(part -> assertThat(part).isIn("train", "validation", "test"));
    }
  }

  @Test
  void it_lists_the_same_each_time() {
    Dataset again = dataset();
    List<String> expected = again.recordings().stream().map(DatasetContract::described).toList();
    assertThat(dataset().recordings().stream().map(DatasetContract::described).toList())
        .as("another opening")
        .isEqualTo(expected);
    assertThat(again.recordings().stream().map(DatasetContract::described).toList())
        .as("another listing")
        .isEqualTo(expected);
    assertThat(dataset().damage()).isEqualTo(again.damage());
    assertThat(dataset().remarks()).isEqualTo(again.remarks());
  }

  private static String described(Recording recording) {
    String label =
        recording
            .label()
            .map(l -> l instanceof Label.OfClass c ? "class " + c.index() : "numbers")
            .orElse("none");
    return String.format(
        Locale.ROOT,
        "%s %s %s %s %s",
        recording.id(),
        label,
        recording.groups(),
        recording.split(),
        recording.streams().entrySet().stream()
            .map(e -> e.getKey() + " " + described(e.getValue()))
            .collect(Collectors.joining(", ")));
  }

  private static String described(StreamSource source) {
    return source instanceof StreamSource.InMemory held
        ? "memory " + held.key()
        : source.toString();
  }

  @Test
  void what_was_skipped_is_not_in_the_list() {
    Dataset dataset = dataset();
    List<String> skipped =
        dataset.damage().stream()
            .filter(damage -> damage.skipped() && damage.stream().isEmpty())
            .map(Damage::recording)
            .toList();
    assertThat(dataset.recordings().stream().map(Recording::id).filter(skipped::contains))
        .as("recordings that were skipped")
        .isEmpty();
    assertThat(dataset.damage()).allSatisfy(damage -> assertThat(damage.reason()).isNotBlank());
    assertThat(dataset.remarks())
        .allSatisfy(remark -> assertThat(remark).isNotBlank().hasLineCount(1));
  }

  @Test
  void streams_are_there_and_the_same_each_time() {
    List<Recording> recordings = dataset().recordings();
    int every = Math.max(1, recordings.size() / OPENED);
    for (int i = 0; i < recordings.size(); i += every) {
      recordings.get(i).streams().values().forEach(DatasetContract::assertReadable);
    }
  }

  private static void assertReadable(StreamSource source) {
    if (source instanceof StreamSource.InMemory held) {
      RawStream stream = held.stream().get();
      assertThat(stream.seconds()).isNotNegative().isFinite();
      RawStreams.assertSame(held.stream().get(), stream);
    } else if (source instanceof StreamSource.InFile inFile) {
      assertThat(Files.isReadable(inFile.file())).as("%s can be read", inFile.file()).isTrue();
    }
  }

  @Test
  void a_folder_that_is_missing_is_refused() {
    Record settings = settings().get(0);
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Path missing = folder.resolve("missing");
    for (int i = 0; i < components.length; i++) {
      if (components[i].getType() == Path.class) {
        Record wrong = SettingRecords.with(settings, i, missing);
        assertThatThrownBy(() -> create(wrong).recordings())
            .as("what a missing %s leads to", components[i].getName())
            .isInstanceOf(PolyfuseException.class)
            .hasMessageContaining("missing");
      }
    }
  }
}
