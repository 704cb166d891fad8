package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/architecture.md} names is there, and the way that it tells is short. */
class ArchitectureDocumentTest {

  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w+)`");
  private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");

  private static String document() throws IOException {
    return Files.readString(Places.home().resolve("docs/architecture.md"));
  }

  private static Set<String> named(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void a_recording_meets_forty_types_at_most_and_each_is_there() throws IOException {
    String document = document();
    String way =
        document.substring(
            document.indexOf("## One recording's way"), document.indexOf("## Where to add"));

    assertThat(named(TYPE, way)).hasSizeBetween(30, 40).isSubsetOf(sources());
  }

  private static Set<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Places.home())) {
      return files
          .map(String::valueOf)
          .filter(file -> file.contains("/src/main/java/") && file.endsWith(".java"))
          .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void every_module_with_code_is_explained() throws IOException {
    String document = document();
    for (String module : named(MODULE, Files.readString(Places.home().resolve("pom.xml")))) {
      if (Files.isDirectory(Places.home().resolve(module + "/src/main/java"))) {
        String name = module.replaceFirst("^plugins-", "-");
        assertThat(document).containsAnyOf("`" + name + "`", "`" + module + "`");
      }
    }
  }

  private static final int MOST_FILES = 30;

  @Test
  void no_package_is_too_large_to_look_over() throws IOException {
    Map<String, Long> files =
        mainFiles()
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()))
            .entrySet()
            .stream()
            .collect(Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue));
    assertThat(files).hasSizeGreaterThan(50);
    assertThat(files)
        .allSatisfy((room, count) -> assertThat(count).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void no_two_classes_have_one_name() throws IOException {
    assertThat(
            mainFiles()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("package-info.java")))
        .hasSizeGreaterThan(500)
        .doesNotHaveDuplicates();
  }

  /** Files of the modules, not of the examples. */
  private static Stream<Path> mainFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Places.home())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/org/polyfuse/"))
          .toList()
          .stream();
    }
  }
}
