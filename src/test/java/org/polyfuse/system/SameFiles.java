package org.polyfuse.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds the run folders that two commands left against each other, byte for byte. What tells how
 * long something took, when it began and how much memory there was is taken out of the files that
 * tell it. Not compared are:
 *
 * <ul>
 *   <li>{@code .lock}, {@code *.log}: what a process says while it works
 *   <li>{@code report.html}, {@code table.md}, {@code table.tex}: drawn from the others, with times
 *   <li>checkpoints before the last, whose number depends on where a run went on, and {@code
 *       state.json}, which tells the seconds of each epoch; the tensors of the last are compared
 * </ul>
 */
final class SameFiles {

  private static final Set<String> DRAWN = Set.of("report.html", "table.md", "table.tex");
  private static final Set<String> OF_THE_MOMENT =
      Set.of("seconds", "samplesPerSecond", "trainSeconds", "peakMemoryMiB", "started");
  private static final Pattern JSON_FIELD =
      Pattern.compile("\"(" + String.join("|", OF_THE_MOMENT) + ")\" : [^\\n]*");

  private final Path expected;

  /** Compares with that folder. */
  SameFiles(Path expected) {
    this.expected = expected;
  }

  /** What differs; empty if nothing does. */
  List<String> differences(Path left) throws IOException {
    List<String> found = new ArrayList<>();
    Set<String> names = names(left);
    Set<String> expectedNames = names(expected);
    if (expectedNames.isEmpty()) {
      found.add(expected + ": holds no results");
    }
    Set<String> all = new TreeSet<>(expectedNames);
    all.addAll(names);
    for (String name : all) {
      if (!expectedNames.contains(name) || !names.contains(name)) {
        found.add(left + ": " + name + (names.contains(name) ? " is left over" : " is missing"));
      } else if (!DRAWN.contains(Path.of(name).getFileName().toString())
          && !same(left.resolve(name), expected.resolve(name))) {
        String lines = isText(name) ? firstLines(left.resolve(name), expected.resolve(name)) : "";
        found.add(left + ": " + name + " differs" + lines);
      }
    }
    return found;
  }

  private static boolean same(Path one, Path other) throws IOException {
    if (one.toString().endsWith(".json")) {
      return withoutFields(one).equals(withoutFields(other));
    }
    if (one.toString().endsWith(".csv")) {
      return withoutColumns(one).equals(withoutColumns(other));
    }
    return Files.mismatch(one, other) < 0;
  }

  private static boolean isText(String name) {
    return Set.of("json", "csv", "failed", "yaml").contains(name.replaceAll(".*\\.", ""));
  }

  private static String firstLines(Path one, Path other) throws IOException {
    List<String> found = Files.readAllLines(one);
    List<String> wanted = Files.readAllLines(other);
    for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
      if (!found.get(i).equals(wanted.get(i)) && !JSON_FIELD.matcher(found.get(i)).find()) {
        return ", first in line " + (i + 1) + ": " + found.get(i) + " instead of " + wanted.get(i);
      }
    }
    return " in length";
  }

  private static String withoutFields(Path json) throws IOException {
    return JSON_FIELD.matcher(Files.readString(json)).replaceAll("$1");
  }

  private static String withoutColumns(Path csv) throws IOException {
    String text = Files.readString(csv);
    List<String> header = List.of(text.lines().findFirst().orElse("").split(",", -1));
    if (header.stream().noneMatch(OF_THE_MOMENT::contains)) {
      return text;
    }
    return text.lines()
        .map(line -> List.of(line.split(",", -1)))
        .map(
            cells ->
                IntStream.range(0, cells.size())
                    .filter(i -> !OF_THE_MOMENT.contains(header.get(i)))
                    .mapToObj(cells::get)
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> names(Path runs) throws IOException {
    try (Stream<Path> files = Files.walk(runs)) {
      Set<String> names = new TreeSet<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isResult(file)) {
          names.add(runs.relativize(file).toString().replace('\\', '/'));
        }
      }
      return names;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isResult(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!file.getParent().endsWith("checkpoint")) {
      return !name.equals(".lock") && !name.endsWith(".log");
    }
    if (name.startsWith("state")) {
      return false;
    }
    Path state = file.resolveSibling("state.json");
    boolean earlier = name.startsWith("tensors-") && Files.isRegularFile(state);
    return !earlier || Files.readString(state).contains(name);
  }
}
