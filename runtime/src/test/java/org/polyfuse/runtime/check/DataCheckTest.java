package org.polyfuse.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.folder.DataListing;
import org.polyfuse.runtime.folder.FileStamps;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.study.Study;

/** Finished runs whose data were changed afterwards. */
class DataCheckTest {

  private static final String TABLE =
      """
      id,label,split,speaker,face
      a,low,train,s1,a.npy
      b,high,train,s2,b.npy
      c,low,test,s3,c.npy
      """;

  @TempDir Path folder;
  private Path run;
  private Study study;

  @BeforeEach
  void write() throws IOException {
    for (String name : new String[] {"a", "b", "c"}) {
      Files.writeString(folder.resolve(name + ".npy"), "not looked into");
      touch(name + ".npy", 1_700_000_000_000L);
    }
    table(TABLE);
    run = Files.createDirectories(folder.resolve("run"));
    study =
        SmallSystem.study(
            String.format(
                Locale.ROOT,
                "dataset={type: manifest, classes: [low, high], file: '%s'}",
                folder.resolve("table.csv")));
    DataListing.of(study, StudyParts.dataset(study)).write(run);
  }

  private void table(String text) throws IOException {
    Files.writeString(folder.resolve("table.csv"), text);
  }

  private void touch(String name, long millis) throws IOException {
    Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(millis));
  }

  private String changes() {
    return new DataCheck().changes(run, study).orElse("none");
  }

  @Test
  void data_that_stayed_are_no_change_even_if_their_table_was_saved_again() throws IOException {
    table(TABLE);
    touch("table.csv", 1_800_000_000_000L);

    assertThat(changes()).isEqualTo("none");
  }

  @Test
  void a_mended_label_and_another_group_are_told() throws IOException {
    table(TABLE.replace("b,high", "b,low").replace("c,low", "c,high").replace("s1", "s9"));

    assertThat(changes())
        .isEqualTo(
            "its data are other ones now: 3 recordings with another label, split or group"
                + " (a, ...)");
  }

  @Test
  void recordings_that_came_and_went_are_told() throws IOException {
    table(TABLE.replace("a,low,train,s1,a.npy", "d,low,train,s1,a.npy"));

    assertThat(changes()).endsWith("now: 1 recording new (d), 1 recording gone (a)");
  }

  @Test
  void a_file_that_was_written_again_is_told() throws IOException {
    touch("c.npy", 1_800_000_000_000L);

    assertThat(changes())
        .endsWith("now: 1 recording with other streams, or files written since (c)");
  }

  @Test
  void data_that_are_gone_do_not_take_the_result_away() throws IOException {
    Files.delete(folder.resolve("table.csv"));

    assertThat(changes()).startsWith("its data cannot be looked at now: ").contains("table.csv");
  }

  @Test
  void runs_of_earlier_versions_are_not_doubted() throws IOException {
    Files.delete(run.resolve("recordings.csv"));
    table(TABLE.replace("b,high", "b,low"));

    assertThat(changes()).isEqualTo("none");
  }

  @Test
  void a_list_that_was_spoilt_is_told_and_no_more() throws IOException {
    Files.writeString(run.resolve("recordings.csv"), "sample,label\na,low\n");

    assertThat(changes()).contains("must be as the run wrote it").contains("Delete it");
  }

  @Test
  void a_folder_of_frames_is_looked_through() throws IOException {
    Path frames = Files.createDirectories(folder.resolve("frames"));
    Files.writeString(frames.resolve("1.png"), "one");
    Recording recording = Recording.of(frames);
    String before = FileStamps.of(study).of(recording);
    assertThat(FileStamps.of(study).of(recording)).isEqualTo(before);

    Files.writeString(frames.resolve("1.png"), "other");

    assertThat(FileStamps.of(study).of(recording)).isNotEqualTo(before);
  }
}
