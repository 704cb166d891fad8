package org.polyfuse.scaffold;

import java.util.Locale;
import javax.lang.model.SourceVersion;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.plugins.Kebab;
import org.polyfuse.runtime.plugins.PluginKind;

/**
 * What a new plugin and its class are called.
 *
 * @param kind what it is
 * @param name as a config writes it
 * @param packageName its Java package
 */
record PluginNames(PluginKind kind, String name, String packageName) {

  /** Checks both. */
  PluginNames {
    if (!Kebab.matches(name) || Character.isDigit(name.charAt(0))) {
      throw new PolyfuseException(
          "NAME: must be lower-case letters and digits, a letter first, with single dashes between,"
              + String.format(Locale.ROOT, " but was '%s'. Write it like 'gated-sum'.", name));
    }
    if (!SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "--package: must be a Java package but was '%s'. Write it like 'org.example.gated'.",
              packageName));
    }
  }

  /** A package for those who name none. */
  static String packageOf(String name) {
    return "com.example." + name.replace('-', '_');
  }

  /** The simple name of the class: {@code gated-sum}, a fusion, is {@code GatedSumFusion}. */
  String type() {
    String own = camel(name);
    String ending = camel(kind.id());
    return own.endsWith(ending) && own.length() > ending.length() ? own : own + ending;
  }

  private static String camel(String kebab) {
    StringBuilder camel = new StringBuilder();
    for (String word : kebab.split("-")) {
      camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return camel.toString();
  }
}
