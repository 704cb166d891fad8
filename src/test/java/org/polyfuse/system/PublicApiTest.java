package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyfuse.report.Reports;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.tables.Tables;
import org.polyfuse.tables.TablesModule;

/**
 * What others compile against stays as it is recorded in {@code src/test/resources/signatures}, or
 * changes on purpose: {@code -Dpolyfuse.record} records it anew. See docs/releasing.md.
 */
public class PublicApiTest {

  private static final String RECORD =
      "mvn -pl src/test -am test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dpolyfuse.record";

  private static final Set<String> FACE =
      Set.of("org.polyfuse.runtime", "org.polyfuse.runtime.memory");

  /** The parts that are looked after. */
  enum Face {
    API("org.polyfuse.api") {
      @Override
      List<String> lines() {
        return PublicApi.of(types());
      }
    },
    TESTKIT("org.polyfuse.testkit") {
      @Override
      List<String> lines() {
        return PublicApi.of(types());
      }
    },
    /** What the test kit's recorder gives. */
    TRACE("org.polyfuse.trace") {
      @Override
      List<String> lines() {
        return PublicApi.of(types());
      }
    },
    /** Where programs begin, and whatever the signatures there speak of. */
    LIBRARY("org.polyfuse.runtime") {
      @Override
      List<String> lines() {
        List<Class<?>> face = new ArrayList<>(List.of(InterruptedRunException.class));
        types().stream().filter(type -> FACE.contains(type.getPackageName())).forEach(face::add);
        return PublicApi.reachedFrom(face, "org.polyfuse.api.");
      }
    },
    /** The same for tables and reports, without what the runtime is looked after for. */
    TABLES("org.polyfuse.tables") {
      @Override
      List<String> lines() {
        return PublicApi.reachedFrom(
            List.of(Tables.class, TablesModule.class, Reports.class),
            "org.polyfuse.api.",
            "org.polyfuse.runtime.");
      }
    };

    final String root;

    Face(String root) {
      this.root = root;
    }

    abstract List<String> lines();

    final Collection<Class<?>> types() {
      List<Class<?>> types = new ArrayList<>();
      for (JavaClass each :
          new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages(root)) {
        if (!each.isAnonymousClass() && !each.isLocalClass()) {
          types.add(each.reflect());
        }
      }
      return types;
    }

    final Path file() {
      return Places.example("..")
          .resolve("src/test/resources/signatures")
          .resolve(name().toLowerCase(java.util.Locale.ROOT) + ".txt")
          .normalize();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_that_others_compile_against_changes_unnoticed(Face face) throws IOException {
    List<String> now = withTypes(face.lines());
    if (System.getProperty("polyfuse.record") != null) {
      Files.createDirectories(face.file().getParent());
      Files.writeString(face.file(), String.join("\n", face.lines()) + "\n");
      return;
    }
    List<String> recorded = withTypes(Files.readAllLines(face.file()));

    assertThat(without(recorded, now))
        .as(
            "These lines of %s are gone or changed: programs and plugins that use them no longer"
                + " compile or run. Keep them, deprecated if need be; or, if the break is meant,"
                + " say so in the release notes and record it: %s",
            face.file().getFileName(), RECORD)
        .isEmpty();
    assertThat(without(now, recorded))
        .as(
            "These lines are new and not in %s (an abstract method of a type that others implement"
                + " breaks them). If they are meant for others, record them: %s",
            face.file().getFileName(), RECORD)
        .isEmpty();
  }

  /** Each member with its type, since a line of it alone may stand for several. */
  private static List<String> withTypes(List<String> lines) {
    List<String> whole = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      if (!line.startsWith(" ")) {
        type = line.replaceFirst("<.*| (extends|implements|permits) .*", "");
        whole.add(line);
      } else {
        whole.add(type + ": " + line.strip());
      }
    }
    return whole;
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Set<String> rest = new LinkedHashSet<>(lines);
    others.forEach(rest::remove);
    return List.copyOf(rest);
  }

  /** What the lines say, on types made for it. */
  @Test
  void a_line_says_all_that_compilers_look_at() {
    assertThat(PublicApi.reachedFrom(List.of(Sample.class), "org.polyfuse.api."))
        .containsExactly(
            "public abstract static class org.polyfuse.system.PublicApiTest$Sample<T>"
                + " implements java.lang.Comparable<T>",
            "  protected abstract void org.polyfuse.system.PublicApiTest$Sample.later()"
                + " throws java.io.IOException",
            "  public java.util.List<org.polyfuse.system.PublicApiTest$Told>"
                + " org.polyfuse.system.PublicApiTest$Sample.told()",
            "  public static final int org.polyfuse.system.PublicApiTest$Sample.DEPTH = 3",
            "public static final record org.polyfuse.system.PublicApiTest$Told extends"
                + " java.lang.Record",
            "  public final boolean"
                + " org.polyfuse.system.PublicApiTest$Told.equals(java.lang.Object)",
            "  public final int org.polyfuse.system.PublicApiTest$Told.hashCode()",
            "  public final java.lang.String org.polyfuse.system.PublicApiTest$Told.toString()",
            "  public int org.polyfuse.system.PublicApiTest$Told.depth()",
            "  public org.polyfuse.system.PublicApiTest$Told(int)");
  }

  /** A type. */
  public abstract static class Sample<T> implements Comparable<T> {
    /** A constant. */
    public static final int DEPTH = 3;

    Sample() {}

    /** Speaks of another type. */
    public List<Told> told() {
      return List.of();
    }

    protected abstract void later() throws IOException;

    void own() {}
  }

  /** Another type. */
  public record Told(int depth) {}
}
