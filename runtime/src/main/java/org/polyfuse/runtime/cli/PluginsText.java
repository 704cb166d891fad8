package org.polyfuse.runtime.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.polyfuse.runtime.plugins.PluginInfo;

/** Plugins as tables. */
final class PluginsText {

  private PluginsText() {}

  /** A line for each plugin, grouped by kind. */
  static List<String> list(List<PluginInfo> plugins) {
    TextTable table = new TextTable(1, 2, 3);
    String kind = "";
    for (PluginInfo info : plugins) {
      String shown = info.kind().id().equals(kind) ? "" : info.kind().id();
      kind = info.kind().id();
      table.row(shown, info.name(), info.summary(), "(" + file(info.source()) + ")");
    }
    return table.lines();
  }

  /** The jar's name, or the last parts of a folder's. */
  private static String file(String source) {
    Path path = Path.of(source);
    boolean isJar = source.endsWith(".jar");
    int parts = path.getNameCount();
    return isJar && parts > 0 ? path.getName(parts - 1).toString() : source;
  }

  /** One plugin with its settings. */
  static List<String> settings(PluginInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add("%s %s (%s)".formatted(info.kind().id(), info.name(), info.source()));
    if (!info.summary().isEmpty()) {
      lines.add(info.summary());
    }
    for (PluginInfo.SettingInfo setting : info.settings()) {
      lines.add("");
      lines.add(
          "  %s: %s, %s"
              .formatted(
                  setting.name(),
                  setting.type(),
                  setting.defaultsTo().map(text -> "default " + text).orElse("required")));
      lines.add("      " + setting.doc());
    }
    lines.add("");
    return lines;
  }
}
