package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;

/**
 * What holds for every layout of a corpus. To be extended with a layout and what it is to write.
 */
public abstract class CorpusLayoutContract {

  @TempDir Path folder;

  /** For the extending class. */
  protected CorpusLayoutContract() {}

  /** The layout under test. */
  protected abstract CorpusLayout layout();

  /** A small corpus that the layout has a place for. */
  protected abstract Dataset source();

  @Test
  void it_has_a_public_constructor_without_arguments_and_a_services_line() {
    Class<?> type = layout().getClass();
    assertThatCode(type::getConstructor)
        .as("a public constructor without arguments")
        .doesNotThrowAnyException();
    assertThat(
            ServiceLoader.load(CorpusLayout.class, type.getClassLoader()).stream()
                .map(provider -> provider.type().getName()))
        .as("lines of META-INF/services/%s", CorpusLayout.class.getName())
        .contains(type.getName());
  }

  @Test
  void its_name_is_in_kebab_case() {
    assertThat(layout().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  @Test
  void the_same_corpus_gives_the_same_files() throws IOException {
    layout().write(source(), folder.resolve("one"));
    layout().write(source(), folder.resolve("two"));
    assertThat(files(folder.resolve("one"))).isNotEmpty();
    assertThat(files(folder.resolve("two"))).isEqualTo(files(folder.resolve("one")));
  }

  @Test
  void what_it_wrote_before_is_replaced() throws IOException {
    Path tree = folder.resolve("tree");
    layout().write(source(), tree);
    Map<String, String> first = files(tree);
    Files.writeString(tree.resolve("stale.txt"), "of an earlier corpus");
    layout().write(source(), tree);
    assertThat(files(tree)).isEqualTo(first);
  }

  @Test
  void a_folder_of_other_things_is_refused_and_left_alone() throws IOException {
    Path other = Files.writeString(folder.resolve("diary.txt"), "not a corpus");
    assertThatThrownBy(() -> layout().write(source(), folder))
        .isInstanceOf(PolyfuseException.class);
    assertThat(files(folder)).containsOnlyKeys("diary.txt");
    assertThat(other).hasContent("not a corpus");
  }

  /** A text of every file's bytes, by its path. */
  private static Map<String, String> files(Path tree) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        files.put(tree.relativize(file).toString(), bytes);
      }
    }
    return files;
  }
}
