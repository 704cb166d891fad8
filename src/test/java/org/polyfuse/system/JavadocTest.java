package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that others see is explained, and the javadoc tool finds nothing wrong. A parameter or
 * a result that the sentence speaks of needs no tag of its own.
 */
class JavadocTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"api", "trace", "testkit", "config", "runtime", "tables", "cli"})
  void comments_are_whole_and_sound(String module) throws IOException {
    assertThat(problems(Places.example("..").resolve(module).resolve("src/main/java").normalize()))
        .isEmpty();
  }

  @Test
  void what_is_missing_or_wrong_is_found() throws IOException {
    Path source = Files.createDirectories(folder.resolve("some")).resolve("Bare.java");
    Files.writeString(
        source,
        """
        package some;
        /** Has a comment, and {@link Nothing}. */
        public class Bare {
          /** Has one. */
          protected Bare() {}
          public void has(int none) {}
        }
        """);
    assertThat(problems(folder))
        .anyMatch(line -> line.contains("no comment"))
        .anyMatch(line -> line.contains("reference not found"))
        .hasSize(2);
  }

  private List<String> problems(Path sources) throws IOException {
    DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (Stream<Path> walk = Files.walk(sources);
        StandardJavaFileManager files = tool.getStandardFileManager(found, Locale.ROOT, null)) {
      List<Path> all = walk.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-Xdoclint:all",
              "-Xmaxwarns",
              "10000",
              "-quiet",
              "-protected",
              "-encoding",
              "UTF-8",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              folder.resolve("html").toString());
      tool.getTask(null, files, found, null, options, files.getJavaFileObjectsFromPaths(all))
          .call();
      return found.getDiagnostics().stream() // which read sources, while these are open
          .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
          .map(each -> each.toString())
          .filter(line -> !line.matches("(?s).*warning: no @(param|return|throws).*"))
          .toList();
    }
  }
}
