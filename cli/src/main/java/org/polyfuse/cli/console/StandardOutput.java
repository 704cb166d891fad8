package org.polyfuse.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.runtime.files.FileFault;

/**
 * Standard output that does not keep to itself that its disk is full, as Java's own does, or that
 * whoever read it has gone.
 */
public final class StandardOutput extends FilterOutputStream {

  private static final Path NAME = Path.of("standard output");

  /** The process's own. */
  public StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  /** Into that stream. */
  public StandardOutput(OutputStream out) {
    super(out);
  }

  /** Whoever read it wants no more; nothing went wrong. */
  public static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed(IOException cause) {
      super(cause);
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  private static RuntimeException refusal(IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("pipe") ? new Closed(e) : FileFault.writing(NAME, e);
  }
}
