package org.polyfuse.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.List;
import org.polyfuse.runtime.names.Shown;

/**
 * Where a command writes.
 *
 * @param data standard output
 * @param messages standard error
 * @param isQuiet whether notes and progress are left out
 * @param isJson whether data is to be JSON
 */
public record Output(PrintWriter data, PrintWriter messages, boolean isQuiet, boolean isJson) {

  /** A line of data. */
  public void line(String text) {
    data.println(Shown.printable(text));
  }

  /** A line for another program, as it is; only a terminal is spared its control characters. */
  public void exactly(String text) {
    data.println(Terminal.isStandardOutput() ? Shown.printable(text) : text);
  }

  /** Lines of data. */
  public void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  /** Data as indented JSON. */
  public void json(Object tree) {
    data.println(text(tree));
  }

  /** One value of a list that is written as it grows. */
  public void item(Object tree, boolean isFirst) {
    data.print((isFirst ? "[ " : ", ") + text(tree));
    data.flush();
  }

  /** The end of such a list. */
  public void endOfItems(boolean isEmpty) {
    data.println(isEmpty ? "[ ]" : " ]");
  }

  private static String text(Object tree) {
    try {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      return Shown.printable(mapper.writeValueAsString(tree)); // means the same in JSON
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // trees of plain values can always be written
    }
  }

  /** Something that went wrong but stops nothing; told even to those who want quiet. */
  public void warn(String text) {
    messages.println("polyfuse: " + Shown.line(Shown.message(text)));
    messages.flush();
  }

  /** Something that the user may want to know. */
  public void note(String text) {
    if (!isQuiet) {
      messages.println("polyfuse: " + Shown.line(Shown.message(text)));
      messages.flush();
    }
  }
}
