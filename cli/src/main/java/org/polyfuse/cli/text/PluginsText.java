package org.polyfuse.cli.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.plugins.PluginInfo;

/** Plugins as tables. */
public final class PluginsText {

  private PluginsText() {}

  /** What a terminal shows without wrapping. */
  private static final int COLUMNS = 100;

  /** A line for each plugin, grouped by kind, of 100 columns at most. */
  public static List<String> list(List<PluginInfo> plugins) {
    return listed(plugins, PluginInfo::summary).stream().map(PluginsText::fitting).toList();
  }

  /** A line for each plugin with the jar, or the folder, that it comes from. */
  public static List<String> sources(List<PluginInfo> plugins) {
    return listed(plugins, PluginsText::origin);
  }

  private static List<String> listed(List<PluginInfo> plugins, Function<PluginInfo, String> what) {
    TextTable table = new TextTable(1, 2);
    String kind = "";
    for (PluginInfo info : plugins) {
      String shown = info.kind().id().equals(kind) ? "" : info.kind().id();
      kind = info.kind().id();
      table.row(shown, info.name(), what.apply(info));
    }
    return table.lines();
  }

  private static String fitting(String line) {
    return line.codePointCount(0, line.length()) <= COLUMNS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, COLUMNS - 3)) + "...";
  }

  /** A built-in's jar by its name, which has the version in it; all of the path of others. */
  private static String origin(PluginInfo info) {
    return info.outside() || !info.source().endsWith(".jar")
        ? full(info)
        : String.valueOf(Path.of(info.source()).getFileName());
  }

  private static String full(PluginInfo info) {
    return info.version()
        .map(version -> String.format(Locale.ROOT, "%s, version %s", info.source(), version))
        .orElse(info.source());
  }

  /** One plugin with its settings. */
  public static List<String> settings(PluginInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%s %s (%s)", info.kind().id(), info.name(), full(info)));
    if (!info.summary().isEmpty()) {
      lines.add(info.summary());
    }
    for (PluginInfo.SettingInfo setting : info.settings()) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "  %s: %s, %s",
              setting.name(),
              setting.type(),
              setting.defaultsTo().map(text -> "default " + text).orElse("required")));
      lines.add("      " + setting.doc());
    }
    lines.add("");
    return lines;
  }
}
