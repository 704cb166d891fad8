package org.polyfuse.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.List;

/**
 * Where a command writes.
 *
 * @param data standard output
 * @param messages standard error
 * @param isQuiet whether notes and progress are left out
 * @param isJson whether data is to be JSON
 */
record Output(PrintWriter data, PrintWriter messages, boolean isQuiet, boolean isJson) {

  /** A line of data. */
  void line(String text) {
    data.println(text);
  }

  /** Lines of data. */
  void lines(List<String> lines) {
    lines.forEach(data::println);
  }

  /** Data as indented JSON. */
  void json(Object tree) {
    try {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      data.println(mapper.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // trees of plain values can always be written
    }
  }

  /** Something that was left out; told also when quiet. */
  void warn(String text) {
    messages.println("polyfuse: " + text);
    messages.flush();
  }

  /** Something that the user may want to know. */
  void note(String text) {
    if (!isQuiet) {
      messages.println("polyfuse: " + text);
      messages.flush();
    }
  }
}
