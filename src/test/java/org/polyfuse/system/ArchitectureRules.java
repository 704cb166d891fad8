package org.polyfuse.system;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.train.UpdateRule;

/** The rules that hold the house together. */
final class ArchitectureRules {

  private static final String ENCODERS = "org.polyfuse.encoders..";
  private static final String FUSION = "org.polyfuse.fusion..";
  private static final String DATASETS = "org.polyfuse.datasets..";
  private static final String FACES = "org.polyfuse.faces..";
  private static final String TRAINING = "org.polyfuse.training..";
  private static final String RUNTIME = "org.polyfuse.runtime..";

  /** The module that a program needs to read a config; its packages begin as those of runtime. */
  private static final String[] CONFIG = {
    "org.polyfuse.runtime.config..",
    "org.polyfuse.runtime.plugins..",
    "org.polyfuse.runtime.study..",
    "org.polyfuse.runtime.memory..",
    "org.polyfuse.runtime.files..",
    "org.polyfuse.runtime.digest..",
    "org.polyfuse.runtime.names.."
  };

  private static final String[] TABLES = {
    "org.polyfuse.tables..",
    "org.polyfuse.report..",
    "org.polyfuse.statistics..",
    "org.polyfuse.svg..",
    "org.polyfuse.cluster.."
  };
  private static final String[] CLI = {"org.polyfuse.cli..", "org.polyfuse.scaffold.."};
  private static final String TENSORFLOW = "org.polyfuse.tensorflow..";
  private static final String TFJS = "org.polyfuse.tfjs..";

  /** Methods of NDArray that bring values to the host. */
  private static final Pattern READS =
      Pattern.compile(
          "to\\w*Array|toByteBuffer|toDebugString"
              + "|get(Float|Double|Int|Long|Byte|Uint8|Boolean|String)"
              + "|contentEquals|allClose|encode|equals|toString");

  private ArchitectureRules() {}

  static final ArchRule PLUGINS_KNOW_NO_RUNTIME =
      noClasses()
          .that()
          .resideInAnyPackage(ENCODERS, FUSION, TRAINING, DATASETS, FACES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(with(CLI, with(TABLES, RUNTIME)))
          .because("runtime knows plugins by name only");

  static final ArchRule ENCODERS_STAND_ALONE = alone(ENCODERS, FUSION, TRAINING, DATASETS, FACES);
  static final ArchRule FUSIONS_STAND_ALONE = alone(FUSION, ENCODERS, TRAINING, DATASETS, FACES);
  static final ArchRule TRAINING_STANDS_ALONE = alone(TRAINING, ENCODERS, FUSION, DATASETS, FACES);
  static final ArchRule DATASETS_STAND_ALONE = alone(DATASETS, ENCODERS, FUSION, TRAINING, FACES);
  static final ArchRule FACES_STAND_ALONE = alone(FACES, ENCODERS, FUSION, TRAINING, DATASETS);

  private static ArchRule alone(String plugins, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(plugins)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("plugins never depend on each other");
  }

  static final ArchRule API_NEEDS_DJL_ALONE =
      classes()
          .that()
          .resideInAPackage("org.polyfuse.api..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.polyfuse.api..", "java..", "ai.djl..", "org.jspecify..");

  /** runtime -> config -> api. */
  static final ArchRule CONFIG_KNOWS_NO_RUNTIME =
      noClasses()
          .that()
          .resideInAnyPackage(CONFIG)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(RUNTIME, "com.google.inject..")
                  .and(resideOutsideOfPackages(CONFIG))
                  .as("reside in runtime"))
          .because("a config is read without anything that computes");

  static final ArchRule TRACE_NEEDS_API_ALONE =
      classes()
          .that()
          .resideInAPackage("org.polyfuse.trace..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.polyfuse.trace..", "org.polyfuse.api..", "java..", "ai.djl..", "org.jspecify..")
          .because("the test kit and every engine read what it records");

  /** cli -> tables -> runtime -> config -> api. */
  static final ArchRule RUNTIME_KNOWS_NEITHER_TABLES_NOR_COMMANDS =
      noClasses()
          .that()
          .resideInAPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              with(
                  CLI,
                  with(
                      TABLES,
                      TENSORFLOW,
                      TFJS,
                      "picocli..",
                      "me.tongfei..",
                      "org.apache.commons.statistics..")))
          .because("a program that embeds it downloads none of them");

  static final ArchRule TABLES_KNOW_NO_COMMANDS =
      noClasses()
          .that()
          .resideInAnyPackage(TABLES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(with(CLI, TENSORFLOW, TFJS, "picocli..", "me.tongfei.."))
          .because("a program makes tables without a command line");

  static final ArchRule ENGINES_KNOW_RUNTIME_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage(TENSORFLOW, TFJS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(with(CLI, TABLES));

  static final ArchRule ENGINE_KNOWS_NO_IMPORT =
      noClasses()
          .that()
          .resideInAPackage(TENSORFLOW)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TFJS, "com.google.protobuf.util..", "com.google.gson..")
          .because("what reads networks of other programs is found as a service");

  /** Who reads arguments and shows progress. */
  static final ArchRule PICOCLI_IS_IN_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..");

  static final ArchRule GUICE_AND_CONFIG_READING_ARE_IN_RUNTIME_AND_ABOVE =
      noClasses()
          .that()
          .resideOutsideOfPackages(with(CLI, with(TABLES, RUNTIME)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.google.inject..",
              "jakarta.inject..",
              "com.fasterxml.jackson..",
              "org.yaml..",
              "org.polyfuse.runtime.config..");

  private static String[] with(String[] some, String... others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
  }

  /** Its module is outside the core, which finds it as a service. */
  static final ArchRule CORE_KNOWS_NO_SPARK =
      noClasses()
          .that()
          .resideInAPackage("org.polyfuse..")
          .and()
          .resideOutsideOfPackage("org.polyfuse.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.hadoop..", "scala..", "org.polyfuse.spark..")
          .because("who has one machine gets nothing of a cluster");

  /** Every package is a slice of its own. */
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().assignedFrom(packagesOf("org.polyfuse")).should().beFreeOfCycles();

  private static SliceAssignment packagesOf(String root) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return type.getPackageName().startsWith(root)
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages of " + root;
      }
    };
  }

  /** Whole networks of others, run ahead of the network: no layers of it. */
  private static final String EXTERNAL = "org.polyfuse.encoders.external..";

  /** Parts, and what they call in the packages where parts are; and update rules. */
  private static final DescribedPredicate<JavaClass> IN_BLOCKS =
      assignableTo(Part.class)
          .or(assignableTo(UpdateRule.class))
          .or(
              resideInAnyPackage(
                      "org.polyfuse.api.nn..", ENCODERS, FUSION, "org.polyfuse.runtime.network..")
                  .and(resideOutsideOfPackage(EXTERNAL)))
          .as("blocks");

  static final ArchRule BLOCKS_CALL_NO_NUMBER_OVERLOADS =
      noClasses()
          .that(IN_BLOCKS)
          .should()
          .accessTargetWhere(
              arrayMethod("a Number overload of NDArray", ArchitectureRules::isNumber))
          .because("DJL frees the number before the backward pass; see Scalars");

  static final ArchRule BLOCKS_TAKE_NO_ROOT_OF_MKL =
      noClasses()
          .that(IN_BLOCKS)
          .should()
          .accessTargetWhere(
              arrayMethod("the root of NDArray", target -> target.getName().equals("sqrt")))
          .because(
              "its last digits depend on the make of the processor: write x.pow(0.5 as an array)");

  static final ArchRule BLOCKS_READ_NO_VALUES =
      noClasses()
          .that(IN_BLOCKS)
          .should()
          .accessTargetWhere(
              arrayMethod(
                  "a method of NDArray that reads values",
                  target -> READS.matcher(target.getName()).matches()))
          .because("an engine that records a graph has no values in a forward pass");

  /**
   * Methods of the JDK that write text, or change its case, with the locale of the machine unless
   * told one.
   */
  private static final Pattern WITH_A_LOCALE =
      Pattern.compile(
          "java\\.lang\\.String\\.(format|formatted|toLowerCase|toUpperCase)"
              + "|java\\.io\\.Print(Stream|Writer)\\.(format|printf)"
              + "|java\\.util\\.Formatter\\.<init>"
              + "|java\\.time\\.format\\.DateTimeFormatter\\.(ofPattern|ofLocalized\\w+)"
              + "|java\\.text\\.NumberFormat\\.get\\w*Instance"
              + "|java\\.text\\.(Decimal|SimpleDate|Message)Format\\.<init>");

  static final ArchRule TEXT_DEPENDS_ON_NO_LOCALE =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "a method that takes the machine's locale",
                  access ->
                      access.getTarget() instanceof CodeUnitAccessTarget target
                          && WITH_A_LOCALE
                              .matcher(target.getOwner().getName() + "." + target.getName())
                              .matches()
                          && target.getRawParameterTypes().stream()
                              .noneMatch(parameter -> parameter.isEquivalentTo(Locale.class))))
          .because("what is written is the same under every locale: say Locale.ROOT");

  private static boolean isNumber(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream()
        .anyMatch(parameter -> parameter.isEquivalentTo(Number.class));
  }

  private static DescribedPredicate<JavaAccess<?>> arrayMethod(
      String description, java.util.function.Predicate<CodeUnitAccessTarget> wanted) {
    return DescribedPredicate.describe(
        description,
        access ->
            access.getTarget() instanceof CodeUnitAccessTarget target
                && (target.getOwner().isAssignableTo(NDArray.class)
                    || target.getOwner().isAssignableTo(NDArrayEx.class))
                && wanted.test(target));
  }
}
