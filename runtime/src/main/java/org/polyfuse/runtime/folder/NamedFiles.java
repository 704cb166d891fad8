package org.polyfuse.runtime.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ChosenPart;
import org.polyfuse.runtime.digest.ContentHashes;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.study.Study;

/**
 * The files that settings of parts name: networks of others, say, or lists of recordings. With
 * other ones a study is another study, and a trained system may be worth nothing.
 */
public final class NamedFiles {

  private static final int SHOWN = 16; // digits of a hash, enough to tell files apart

  /** What a prediction goes through. */
  private static final Set<PluginKind> SYSTEM =
      EnumSet.of(
          PluginKind.MEDIA_READER,
          PluginKind.FRONT_END,
          PluginKind.ENCODER,
          PluginKind.REDUCTION,
          PluginKind.ATTENTION,
          PluginKind.FUSION);

  private final Map<String, Path> bySetting = new LinkedHashMap<>();

  private NamedFiles(Study study, Set<PluginKind> kinds) {
    study.parts().stream()
        .filter(part -> kinds.contains(part.outermost().kind()))
        .map(ChosenPart::files)
        .forEach(bySetting::putAll);
  }

  /** Those of all parts of a study. */
  static NamedFiles of(Study study) {
    return new NamedFiles(study, EnumSet.allOf(PluginKind.class));
  }

  /**
   * Those of all parts but the dataset, whose recordings and features have a digest of their own.
   */
  public static NamedFiles beyondData(Study study) {
    return new NamedFiles(study, EnumSet.complementOf(EnumSet.of(PluginKind.DATASET)));
  }

  /** Those that predictions depend on. */
  public static NamedFiles ofSystem(Study study) {
    return new NamedFiles(study, SYSTEM);
  }

  /** Those that folds depend on. */
  public static NamedFiles ofProtocol(Study study) {
    return new NamedFiles(study, EnumSet.of(PluginKind.PROTOCOL));
  }

  /**
   * SHA-256 of each that is there, by the setting that names it; not of a dataset's folders, whose
   * content the digest of the data is of.
   */
  public static Map<String, String> hashes(Study study) {
    Map<String, String> hashes = new LinkedHashMap<>();
    NamedFiles beyond = beyondData(study);
    of(study)
        .bySetting
        .forEach(
            (setting, file) -> {
              if (beyond.bySetting.containsKey(setting) || !Files.isDirectory(file)) {
                hash(file).ifPresent(hash -> hashes.put(setting, hash));
              }
            });
    return hashes;
  }

  /** SHA-256 of a file, or of a folder; empty if it is not there, or a device that never ends. */
  public static Optional<String> hash(Path file) {
    return Files.isRegularFile(file) || Files.isDirectory(file)
        ? Optional.of(new ContentHashes(Optional.empty()).of(file))
        : Optional.empty();
  }

  /**
   * Looks whether they are those of a run.
   *
   * @param run its folder
   * @throws PolyfuseException if one is not there or has another content
   */
  public void refuseOthersThanIn(Path run) {
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
    Optional<String> now = hash(file);
    if (!now.equals(Optional.of(hash))) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be the file that the system was trained with (SHA-256 %s...) but %s %s. Put that file there.",
              setting,
              hash.substring(0, Math.min(SHOWN, hash.length())),
              file,
              now.isPresent() ? "has another content" : "is not there"));
    }
  }
}
