package org.polyfuse.runtime.run;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.FileContents;
import org.polyfuse.runtime.study.Study;

/**
 * The files that settings of front-ends and encoders name: networks of others, say. A trained
 * system is worth nothing with other ones.
 */
final class NamedFiles {

  private static final int SHOWN = 16; // digits of a hash, enough to tell files apart

  private final Map<String, Path> bySetting = new LinkedHashMap<>();

  private NamedFiles() {}

  /** Those of a study. */
  static NamedFiles of(Study study) {
    NamedFiles files = new NamedFiles();
    study
        .modalities()
        .forEach(
            (name, section) -> {
              files.add("modalities." + name + ".frontEnd", section.frontEnd());
              files.add("modalities." + name + ".encoder", section.encoder());
            });
    return files;
  }

  private void add(String at, @Nullable Object value) {
    if (value instanceof Path file) {
      bySetting.put(at, file);
    } else if (value instanceof Choice<?> choice) {
      add(at, choice.config());
    } else if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(each -> add(at, each));
    } else if (value instanceof Record settings) {
      for (RecordComponent component : settings.getClass().getRecordComponents()) {
        add(at + "." + component.getName(), value(component, settings));
      }
    }
  }

  private static @Nullable Object value(RecordComponent component, Record settings) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings can be read", e);
    }
  }

  /** SHA-256 of each that is there, by the setting that names it. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    bySetting.forEach(
        (setting, file) -> {
          if (Files.exists(file)) {
            hashes.put(setting, FileContents.hash(file));
          }
        });
    return hashes;
  }

  /**
   * Looks whether they are those of a run.
   *
   * @param run its folder
   * @throws PolyfuseException if one is not there or has another content
   */
  void refuseOthersThanIn(Path run) {
    if (bySetting.isEmpty() || !Files.exists(run.resolve(RunFolder.PROVENANCE))) {
      return;
    }
    Provenance.read(run).files().forEach(this::refuseOther);
  }

  private void refuseOther(String setting, String hash) {
    Path file = bySetting.get(setting);
    if (file == null) {
      return;
    }
    boolean there = Files.exists(file);
    if (!there || !FileContents.hash(file).equals(hash)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be the file that the system was trained with (SHA-256 %s...) but %s %s. Put that file there.",
              setting,
              hash.substring(0, SHOWN),
              file,
              there ? "has another content" : "is not there"));
    }
  }
}
