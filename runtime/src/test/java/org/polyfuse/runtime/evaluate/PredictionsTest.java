package org.polyfuse.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Predictions.Row;

class PredictionsTest {

  private static final List<String> CLASSES = List.of("neu", "a,ng", "sad");

  @TempDir Path folder;

  @Test
  void the_table_is_what_users_were_promised() throws Exception {
    Path file = folder.resolve("predictions.csv");
    Row known = Row.of("s1", 2, OptionalInt.of(1), new float[] {0.25f, 0.5f, 0.25f});
    Row unknown = Row.of("s \"2\"", 1, OptionalInt.empty(), new float[] {0.5f, 0.5f, 1e-9f});
    new Predictions(CLASSES, List.of(known, unknown)).write(file);
    assertThat(Files.readString(file))
        .isEqualTo(
            "sample,fold,label,predicted,neu,\"a,ng\",sad\n"
                + "s1,2,\"a,ng\",\"a,ng\",0.25,0.5,0.25\n"
                + "\"s \"\"2\"\"\",1,,neu,0.5,0.5,1.0E-9\n");
  }

  @Test
  void numbers_read_back_to_the_same_bits() {
    SplittableRandom random = new SplittableRandom(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      float[] probabilities = new float[3];
      for (int c = 0; c < 3; c++) {
        probabilities[c] = (float) Math.pow(random.nextDouble(), 1 + random.nextInt(30));
      }
      OptionalInt label = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(i % 3);
      rows.add(Row.of("s" + i, 1 + i % 5, label, probabilities));
    }
    Path file = folder.resolve("predictions.csv");
    new Predictions(CLASSES, rows).write(file);
    Predictions read = Predictions.read(file);
    assertThat(read.classes()).isEqualTo(CLASSES);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(read.rows().get(i)).usingRecursiveComparison().isEqualTo(rows.get(i));
    }
  }

  @Test
  void metrics_pool_folds_and_pass_over_unknown_labels() {
    Predictions predictions =
        new Predictions(
            CLASSES,
            List.of(
                new Row("a", 1, OptionalInt.of(0), 0, new float[3]),
                new Row("b", 2, OptionalInt.of(1), 0, new float[3]),
                new Row("c", 2, OptionalInt.empty(), 0, new float[3])));
    assertThat(predictions.metrics().samples()).isEqualTo(2);
    assertThat(predictions.metrics().accuracy()).isEqualTo(0.5);
    assertThat(predictions.fold(2).metrics().accuracy()).isZero();
    assertThat(predictions.fold(2).rows()).hasSize(2);
  }

  @Test
  void what_is_no_such_table_is_named_with_its_place() throws Exception {
    assertRefused("a,b\n", "header");
    assertRefused("sample,fold,label,predicted,x,y\ns,1,x,x,0.5\n", "row 2 has 5 cells");
    assertRefused("sample,fold,label,predicted,x,y\ns,1,z,x,0.5,0.5\n", "unknown class 'z'");
    assertRefused("sample,fold,label,predicted,x,y\ns,one,x,x,0.5,0.5\n", "row 2 has a number");
    assertThatThrownBy(() -> Predictions.read(folder.resolve("none.csv")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("none.csv");
  }

  private void assertRefused(String text, String message) throws Exception {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, text);
    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("bad.csv")
        .hasMessageContaining(message);
  }
}
