package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever starts Java of ours fixes the mode of native maths before Java is there. */
class NativeModeOfLaunchersTest {

  private static final String LAUNCHER = "distribution/src/main/launcher/launch.sh";
  private static final Pattern SCRIPT = Pattern.compile("polyfuse|.*\\.(sh|bat|cmd)");
  private static final Pattern STARTS_JAVA =
      Pattern.compile("(?i)java[^\n]*(-cp|-jar|\\^|\\\\)\\s");
  private static final Pattern NOT_OURS = Pattern.compile("target|third-party|\\..*");

  @Test
  void scripts_set_it_or_start_by_the_launcher() throws IOException {
    List<Path> scripts = scripts(Places.home());

    assertThat(scripts).hasSizeGreaterThanOrEqualTo(4);
    assertThat(scripts)
        .allSatisfy(
            each ->
                assertThat(Files.readString(each))
                    .as("%s", each)
                    .matches(text -> fixes(text) || text.contains(LAUNCHER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LAUNCHER,
        "distribution/src/main/zip/bin/polyfuse.bat",
        "src/test/program.sh",
        "pom.xml",
        "examples/library/pom.xml",
        "examples/text-plugin/pom.xml",
        "examples/evidence-plugin/pom.xml",
        "cli/src/main/resources/org/polyfuse/scaffold/pom.xml"
      })
  void one_mode_everywhere(String file) throws IOException {
    assertThat(Files.readString(Places.home().resolve(file))).matches(text -> fixes(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {LAUNCHER, "distribution/src/main/zip/bin/polyfuse.bat"})
  void launchers_know_the_mode_for_other_processors(String file) throws IOException {
    assertThat(Files.readString(Places.home().resolve(file)))
        .contains("MKL_CBWR=COMPATIBLE", "ONEDNN_MAX_CPU_ISA=AVX2", "ATEN_CPU_CAPABILITY=avx2");
  }

  private static boolean fixes(String text) {
    return text.contains("MKL_CBWR") && text.contains("AVX2,STRICT");
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path each : entries.sorted().toList()) {
        String name = each.getFileName().toString();
        if (NOT_OURS.matcher(name).matches()) {
          continue;
        }
        if (Files.isDirectory(each)) {
          found.addAll(scripts(each));
        } else if (SCRIPT.matcher(name).matches()
            && STARTS_JAVA.matcher(Files.readString(each)).find()) {
          found.add(each);
        }
      }
      return found;
    }
  }
}
