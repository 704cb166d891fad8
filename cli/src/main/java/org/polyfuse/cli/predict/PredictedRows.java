package org.polyfuse.cli.predict;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.files.WholeFile;

/**
 * A table of predictions, written row by row as they come: to standard output, or beside the file
 * that is wanted under the same name and {@code .part}, which takes its place when it is whole.
 * Whatever ends the command before, the rows that were done stay there. For one thread.
 */
final class PredictedRows implements AutoCloseable {

  /** How the file's name ends until the table is whole. */
  static final String PART = ".part";

  private final Output output;
  private boolean isFirst = true;
  private final Optional<Path> file;
  private final Path part;
  private final @Nullable FileChannel channel;
  private final @Nullable BufferedWriter rows;

  /**
   * Begins a table.
   *
   * @param wanted where it goes; standard output if there is none
   * @throws PolyfuseException if another process writes the same one
   */
  PredictedRows(Output output, Optional<Path> wanted, List<String> classes) {
    this.output = output;
    try {
      this.file = wanted.isPresent() ? Optional.of(WholeFile.place(wanted.get())) : wanted;
      this.part = file.map(PredictedRows::part).orElse(Path.of(""));
      this.channel = file.isPresent() ? open(part) : null;
      this.rows =
          channel == null
              ? null
              : new BufferedWriter(
                  new OutputStreamWriter(
                      Channels.newOutputStream(channel), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFault.writing(wanted.orElse(Path.of("standard output")), e);
    }
    List<Object> header = new ArrayList<>(List.of("sample", "predicted"));
    header.addAll(classes);
    put(header);
  }

  private static Path part(Path file) {
    return WholeFile.isDevice(file) ? file : file.resolveSibling(file.getFileName() + PART);
  }

  private static FileChannel open(Path part) throws IOException {
    Path folder = part.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (WholeFile.isDevice(part)) {
      return FileChannel.open(part, StandardOpenOption.WRITE);
    }
    FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "--output: '%s' must be written by one process but another writes it. Name another"
                  + " file.",
              part));
    }
    channel.truncate(0);
    return channel;
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this very process
    }
  }

  /** Adds a row. */
  void add(Prediction prediction) {
    List<Object> cells = new ArrayList<>(List.of(prediction.id(), prediction.label()));
    prediction.posteriors().values().forEach(p -> cells.add(p.floatValue()));
    put(cells);
    if (output.isJson()) {
      output.item(PredictionTree.of(prediction), isFirst);
      isFirst = false;
    }
  }

  private void put(List<Object> cells) {
    if (rows != null) {
      try {
        rows.write(Csv.row(cells));
        rows.flush();
      } catch (IOException e) {
        throw FileFault.writing(part, e);
      }
    } else if (!output.isJson()) {
      output.exactly(Csv.row(cells).replaceFirst("\n$", ""));
      output.data().flush();
    }
  }

  /** Puts the whole table in its place. */
  void finish() {
    if (channel == null || file.isEmpty() || file.get().equals(part)) {
      return;
    }
    try {
      channel.force(true);
      Files.move(part, file.get(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileFault.writing(file.get(), e);
    }
  }

  @Override
  public void close() {
    try (FileChannel closing = channel) {
      if (output.isJson()) {
        output.endOfItems(isFirst);
      }
    } catch (IOException e) {
      throw FileFault.writing(file.orElse(Path.of("standard output")), e);
    }
  }
}
