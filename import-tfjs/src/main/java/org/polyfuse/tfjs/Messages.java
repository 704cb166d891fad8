package org.polyfuse.tfjs;

/** What TensorFlow's own errors say, in a line. */
final class Messages {

  private Messages() {}

  static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
