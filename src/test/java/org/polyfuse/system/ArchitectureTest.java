package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold, and each of them can fail: on a class that is made to break it. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::isNotOfTests)
          .importPackages("org.polyfuse");

  private static boolean isNotOfTests(Location location) {
    return !location.contains(Places.classPathOf(ArchitectureTest.class));
  }

  @TempDir Path folder;

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(ArchitectureRules.PLUGINS_KNOW_NO_RUNTIME, BAD_PLUGIN, "runtime.plugins.Plugins"),
        rule(ArchitectureRules.ENCODERS_STAND_ALONE, BAD_ENCODER, "fusion.GFbpFactory"),
        rule(ArchitectureRules.FUSIONS_STAND_ALONE, BAD_FUSION, "encoders.FcnLrnEncoderFactory"),
        rule(ArchitectureRules.TRAINING_STANDS_ALONE, BAD_TRAINING, "fusion.GFbpFactory"),
        rule(ArchitectureRules.DATASETS_STAND_ALONE, BAD_DATASET, "fusion.GFbpFactory"),
        rule(ArchitectureRules.FACES_STAND_ALONE, BAD_FACES, "encoders.FcnLrnEncoderFactory"),
        rule(ArchitectureRules.API_NEEDS_DJL_ALONE, BAD_API, "com.google.inject.Injector"),
        rule(ArchitectureRules.TRACE_NEEDS_API_ALONE, BAD_TRACE, "org.tensorflow.Graph"),
        rule(
            ArchitectureRules.GUICE_AND_CONFIG_READING_ARE_IN_RUNTIME_AND_ABOVE,
            BAD_READER,
            "jackson.databind.ObjectMapper"),
        rule(ArchitectureRules.CONFIG_KNOWS_NO_RUNTIME, BAD_CONFIG, "runtime.Toolkit"),
        rule(
            ArchitectureRules.RUNTIME_KNOWS_NEITHER_TABLES_NOR_COMMANDS,
            BAD_RUNTIME,
            "tables.Tables"),
        rule(
            ArchitectureRules.RUNTIME_KNOWS_NEITHER_TABLES_NOR_COMMANDS,
            BAD_RUNTIME,
            "picocli.CommandLine"),
        rule(ArchitectureRules.TABLES_KNOW_NO_COMMANDS, BAD_TABLES, "cli.Main"),
        rule(ArchitectureRules.ENGINES_KNOW_RUNTIME_ALONE, BAD_ENGINE, "tables.Tables"),
        rule(ArchitectureRules.ENGINE_KNOWS_NO_IMPORT, BAD_ENGINE, "tfjs.TfjsImporter"),
        rule(ArchitectureRules.PICOCLI_IS_IN_CLI, BAD_RUNTIME, "picocli.CommandLine"),
        rule(ArchitectureRules.CORE_KNOWS_NO_SPARK, BAD_CORE, "org.apache.spark.SparkConf"),
        rule(ArchitectureRules.PACKAGES_HAVE_NO_CYCLES, BAD_CYCLE, "Cycle detected"),
        rule(
            ArchitectureRules.BLOCKS_CALL_NO_NUMBER_OVERLOADS,
            BAD_NUMBER,
            "NDArray.mul(java.lang.Number)"),
        rule(
            ArchitectureRules.BLOCKS_CALL_NO_NUMBER_OVERLOADS,
            BAD_NUMBER,
            "NDArray.maximum(java.lang.Number)"),
        rule(ArchitectureRules.BLOCKS_TAKE_NO_ROOT_OF_MKL, BAD_ROOT, "NDArray.sqrt()"),
        rule(ArchitectureRules.BLOCKS_READ_NO_VALUES, BAD_VALUE, "NDArray.toFloatArray()"),
        rule(ArchitectureRules.BLOCKS_READ_NO_VALUES, BAD_VALUE, "NDArray.getFloat("),
        rule(ArchitectureRules.TEXT_DEPENDS_ON_NO_LOCALE, BAD_LOCALE, "String.formatted("),
        rule(ArchitectureRules.TEXT_DEPENDS_ON_NO_LOCALE, BAD_LOCALE, "String.toLowerCase()"),
        rule(ArchitectureRules.TEXT_DEPENDS_ON_NO_LOCALE, BAD_LOCALE, "PrintStream.printf("));
  }

  private static Arguments rule(ArchRule rule, String bad, String found) {
    return Arguments.of(rule, bad, found);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("rules")
  void a_rule_holds_and_can_fail(ArchRule rule, String bad, String found) throws IOException {
    rule.check(HOUSE);
    CompiledApart.compile(
        folder,
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)),
        sources(bad));
    JavaClasses classes = new ClassFileImporter().importPath(folder);
    assertThatThrownBy(() -> rule.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(found);
  }

  @Test
  void no_jar_of_a_cluster_comes_with_the_core() {
    assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
        .extracting(each -> Path.of(each).getFileName().toString())
        .noneMatch(name -> name.matches("(polyfuse-runtime-)?(spark|hadoop|scala|netty)-.*"))
        .anyMatch(name -> name.startsWith("guice-")); // so that jars are seen at all
  }

  @Test
  void the_rules_see_every_module() {
    assertThat(HOUSE.stream().map(type -> type.getPackageName()))
        .contains(
            "org.polyfuse.api.nn",
            "org.polyfuse.encoders",
            "org.polyfuse.encoders.attention",
            "org.polyfuse.fusion",
            "org.polyfuse.training.optimize",
            "org.polyfuse.datasets.iemocap",
            "org.polyfuse.faces",
            "org.polyfuse.runtime.network",
            "org.polyfuse.runtime.run",
            "org.polyfuse.tables",
            "org.polyfuse.report",
            "org.polyfuse.cli",
            "org.polyfuse.trace",
            "org.polyfuse.tensorflow.graph",
            "org.polyfuse.tfjs")
        .doesNotContain("org.polyfuse.system");
  }

  /** A text of classes, each after a line {@code // NAME}, by name. */
  private static Map<String, String> sources(String text) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String each : text.split("(?m)^// ")) {
      if (!each.isBlank()) {
        String name = each.lines().findFirst().orElseThrow();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        String place = name.substring(0, name.lastIndexOf('.'));
        String body = each.substring(name.length()).replace("SELF", simple);
        sources.put(name, "package " + place + ";" + body);
      }
    }
    return sources;
  }

  private static final String BAD_PLUGIN =
      """
      // org.polyfuse.datasets.Bad
      final class SELF { Object found = org.polyfuse.runtime.plugins.Plugins.onClassPath(); }
      """;

  private static final String BAD_ENCODER =
      """
      // org.polyfuse.encoders.Bad
      final class SELF { Object other = new org.polyfuse.fusion.GFbpFactory(); }
      """;

  private static final String BAD_FUSION =
      """
      // org.polyfuse.fusion.Bad
      final class SELF { Object other = new org.polyfuse.encoders.FcnLrnEncoderFactory(); }
      """;

  private static final String BAD_TRAINING =
      """
      // org.polyfuse.training.Bad
      final class SELF { Object other = new org.polyfuse.fusion.GFbpFactory(); }
      """;

  private static final String BAD_DATASET =
      """
      // org.polyfuse.datasets.Bad
      final class SELF { Object other = new org.polyfuse.fusion.GFbpFactory(); }
      """;

  private static final String BAD_FACES =
      """
      // org.polyfuse.faces.Bad
      final class SELF { Object other = new org.polyfuse.encoders.FcnLrnEncoderFactory(); }
      """;

  private static final String BAD_API =
      """
      // org.polyfuse.api.Bad
      final class SELF { com.google.inject.Injector injector; }
      """;

  private static final String BAD_TRACE =
      """
      // org.polyfuse.trace.Bad
      final class SELF { org.tensorflow.Graph graph; }
      """;

  private static final String BAD_READER =
      """
      // org.polyfuse.encoders.Bad
      final class SELF { Object reader = new com.fasterxml.jackson.databind.ObjectMapper(); }
      """;

  private static final String BAD_CONFIG =
      """
      // org.polyfuse.runtime.study.Bad
      final class SELF { Object toolkit = org.polyfuse.runtime.Toolkit.onClassPath(); }
      """;

  private static final String BAD_RUNTIME =
      """
      // org.polyfuse.runtime.run.Bad
      final class SELF {
        Object tables = org.polyfuse.tables.Tables.onClassPath();
        picocli.CommandLine commands;
      }
      """;

  private static final String BAD_TABLES =
      """
      // org.polyfuse.report.Bad
      final class SELF { void show() { org.polyfuse.cli.Main.main(new String[0]); } }
      """;

  private static final String BAD_ENGINE =
      """
      // org.polyfuse.tensorflow.Bad
      final class SELF {
        Object tables = org.polyfuse.tables.Tables.onClassPath();
        Object importer = new org.polyfuse.tfjs.TfjsImporter();
      }
      """;

  private static final String BAD_CORE =
      """
      // org.apache.spark.SparkConf
      public final class SELF {}
      // org.polyfuse.cluster.Bad
      final class SELF { org.apache.spark.SparkConf conf; }
      """;

  private static final String BAD_CYCLE =
      """
      // org.polyfuse.runtime.one.A
      public final class SELF { org.polyfuse.runtime.two.B other; }
      // org.polyfuse.runtime.two.B
      public final class SELF { org.polyfuse.runtime.one.A other; }
      """;

  private static final String BAD_NUMBER =
      """
      // com.example.BadPart
      import ai.djl.ndarray.NDArray;
      public final class SELF extends org.polyfuse.api.nn.Part {
        NDArray doubled(NDArray x) { return x.mul(2); }
        java.util.function.BiFunction<NDArray, Number, NDArray> rectified() {
          return NDArray::maximum;
        }
      }
      """;

  private static final String BAD_LOCALE =
      """
      // org.polyfuse.runtime.Bad
      final class SELF {
        String text = "%d".formatted(1) + "I".toLowerCase();
        { System.out.printf("%d", 1); }
      }
      """;

  private static final String BAD_ROOT =
      """
      // com.example.BadPart
      import ai.djl.ndarray.NDArray;
      public final class SELF extends org.polyfuse.api.nn.Part {
        NDArray root(NDArray x) { return x.sqrt(); }
      }
      """;

  private static final String BAD_VALUE =
      """
      // com.example.BadPart
      import ai.djl.ndarray.NDArray;
      public final class SELF extends org.polyfuse.api.nn.Part {
        float[] read(NDArray x) { return x.toFloatArray(); }
        boolean decided(NDArray x) { return x.getFloat(0) > 0; }
      }
      """;
}
