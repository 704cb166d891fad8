package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.Damage;

class DamageTableTest {

  @TempDir Path folder;

  @Test
  void the_table_has_a_header_and_a_row_for_each_damage() {
    Path file = folder.resolve("damage.csv");
    DamageTable.write(
        file,
        List.of(
            new Damage("a", "audio", "x.wav: 3 of 5, cut", true),
            new Damage("b", "", "mended", false)));
    assertThat(file)
        .hasContent(
            "recording,stream,reason,skipped\n"
                + "a,audio,\"x.wav: 3 of 5, cut\",true\n"
                + "b,,mended,false\n");
    DamageTable.write(file, List.of());
    assertThat(file).hasContent("recording,stream,reason,skipped\n");
  }
}
