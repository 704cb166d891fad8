package org.polyfuse.datasets.afew;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The seven classes: a folder's name on disk, and the code that IEMOCAP uses for the same. */
enum AfewClass {
  ANGRY("ang"),
  DISGUST("dis"),
  FEAR("fea"),
  HAPPY("hap"),
  NEUTRAL("neu"),
  SAD("sad"),
  SURPRISE("sur");

  private final String code;

  AfewClass(String code) {
    this.code = code;
  }

  /** {@code Angry}. */
  String folder() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  String code() {
    return code;
  }

  static List<String> folders() {
    return Arrays.stream(values()).map(AfewClass::folder).toList();
  }

  static List<String> codes() {
    return Arrays.stream(values()).map(AfewClass::code).toList();
  }

  static Optional<AfewClass> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
