package org.polyfuse.runtime.features;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.StreamFile;

/** Makes the features of a recording. Safe for use from several threads. */
public final class Extraction {

  private final List<ModalityPlan> modalities;
  private final CachedExtraction streams;

  /** Extracts these modalities, with these readers and that cache. */
  public Extraction(List<ModalityPlan> modalities, StreamReading reading, FeatureCache cache) {
    this.modalities = List.copyOf(modalities);
    this.streams = new CachedExtraction(reading, cache);
  }

  /**
   * What came of a recording.
   *
   * @param example empty if it is left out
   * @param damage why, or what was repaired
   * @param repairs what front-ends mended, by modality, also where that was nothing
   * @param sources by modality whose features are prepared: names what they were prepared from, and
   *     how
   */
  public record Outcome(
      Optional<Example> example,
      List<Damage> damage,
      Map<String, List<Repair>> repairs,
      Map<String, String> sources) {

    static Outcome skipped(List<Damage> damage) {
      return new Outcome(Optional.empty(), List.copyOf(damage), Map.of(), Map.of());
    }
  }

  /**
   * What can be told of a recording without reading it: the streams whose files are not there, or
   * are such that no reader accepts them.
   */
  public List<Damage> unreadable(Recording recording) {
    List<Damage> damage = new ArrayList<>();
    for (ModalityPlan modality : modalities) {
      Optional<StreamSource> source = recording.stream(modality.stream());
      if (source.isPresent() && source.get() instanceof StreamSource.InFile file) {
        streams
            .unreadable(file)
            .ifPresent(reason -> damage.add(row(recording, modality, reason, true)));
      }
    }
    return damage;
  }

  /**
   * Extracts every modality that the recording has; a file that lacks one is noted, and so is one
   * file for all that serves some modalities alone. It is left out if a stream cannot be read whole
   * or is not of the kind that the front-end takes, or if it has none of the streams.
   *
   * @throws PolyfuseException if the user must change the config
   */
  public Outcome of(Recording recording) {
    try (FilesOfBytes files = FilesOfBytes.of(recording)) {
      return files.told(ofReadable(files.readable()));
    }
  }

  private Outcome ofReadable(Recording recording) {
    Map<String, HeldFeatures> features = new LinkedHashMap<>();
    List<Damage> damage = new ArrayList<>();
    Map<String, List<Repair>> repairs = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    List<PolyfuseException> unserved = new ArrayList<>();
    double seconds = 0;
    for (ModalityPlan modality : modalities) {
      Optional<StreamSource> source = recording.stream(modality.stream());
      if (source.isEmpty()) {
        continue;
      }
      try {
        Extracted extracted = extract(recording, modality, source.get());
        extracted.lines().forEach(line -> damage.add(row(recording, modality, line, false)));
        features.put(modality.name(), HeldFeatures.of(extracted.features()));
        repairs.put(modality.name(), extracted.repairs());
        extracted
            .source()
            .map(digest -> digest + modality.preparing().identity())
            .ifPresent(from -> sources.put(modality.name(), from));
        seconds = Math.max(seconds, extracted.seconds());
      } catch (AbsentStreamException e) {
        damage.add(row(recording, modality, e.getMessage() + ", and counts as absent", false));
      } catch (DamagedStreamException e) {
        String reason = String.valueOf(e.getMessage());
        String named = StreamFile.named(recording, modality.stream(), reason);
        damage.add(row(recording, modality, named, true));
        return Outcome.skipped(damage);
      } catch (PolyfuseException e) {
        if (isOfSetting(modality, e)) {
          throw e;
        }
        if (recording.streams().containsKey(modality.stream())) {
          damage.add(row(recording, modality, reason(e), true));
          return Outcome.skipped(damage);
        }
        unserved.add(e);
        damage.add(row(recording, modality, unserved(modality, e), false));
      }
    }
    if (unserved.size() == modalities.size()) {
      throw unserved.get(0);
    }
    if (features.isEmpty()) {
      damage.add(new Damage(recording.id(), "", "has none of the streams " + streamNames(), true));
      return Outcome.skipped(damage);
    }
    Example example = new Example(recording, features, label(recording), seconds);
    return new Outcome(Optional.of(example), List.copyOf(damage), repairs, sources);
  }

  /** Whether it is of a setting, whichever recording shows it. */
  private static boolean isOfSetting(ModalityPlan modality, PolyfuseException refusal) {
    return refusal
        .problems()
        .get(0)
        .startsWith(String.format(Locale.ROOT, "modalities.%s.", modality.name()));
  }

  private static String reason(PolyfuseException refusal) {
    Throwable cause = refusal.getCause() == null ? refusal : refusal.getCause();
    return String.valueOf(cause.getMessage());
  }

  private static String unserved(ModalityPlan modality, PolyfuseException refusal) {
    return String.format(
        Locale.ROOT,
        "counts as absent, since the one file for all streams does not serve it (%s) Name a file of its own: %s=FILE.",
        reason(refusal),
        modality.stream());
  }

  private Extracted extract(Recording recording, ModalityPlan modality, StreamSource source) {
    try {
      return streams.extract(modality, source);
    } catch (UncheckedIOException e) {
      throw new DamagedStreamException("cannot be read: " + e.getMessage(), e);
    } catch (PolyfuseException e) {
      if (isOfSetting(modality, e)) {
        throw e;
      }
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "modalities.%s: recording '%s', stream '%s': %s",
              modality.name(),
              recording.id(),
              modality.stream(),
              e.getMessage()),
          e);
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      // a fault of a plugin: say where, since its own message cannot
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "modalities.%s: recording '%s', stream '%s': %s",
              modality.name(),
              recording.id(),
              modality.stream(),
              e),
          e);
    }
  }

  private String streamNames() {
    return String.join(", ", modalities.stream().map(ModalityPlan::stream).toList());
  }

  private static Damage row(
      Recording recording, ModalityPlan modality, String reason, boolean skipped) {
    String clause = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    return new Damage(recording.id(), modality.stream(), clause, skipped);
  }

  private static OptionalInt label(Recording recording) {
    return recording.label().orElse(null) instanceof Label.OfClass label
        ? OptionalInt.of(label.index())
        : OptionalInt.empty();
  }
}
