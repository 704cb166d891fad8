package org.polyfuse.runtime.features;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.api.data.StreamSource.InMemory;
import org.polyfuse.runtime.digest.ContentHashes;
import org.polyfuse.runtime.digest.Digest;

/** The features of one stream, from the cache or from the stream itself. */
final class CachedExtraction {

  private final StreamReading reading;
  private final FeatureCache cache;
  private final ContentHashes hashes;

  CachedExtraction(StreamReading reading, FeatureCache cache) {
    this.reading = reading;
    this.cache = cache;
    this.hashes = cache.contentHashes();
  }

  Extracted extract(ModalityPlan modality, StreamSource source) {
    Preparing preparing = modality.preparing();
    if (!preparing.mayPrepare(modality.frontEnd().shape())) {
      return plain(modality, source);
    }
    Optional<String> key = key(modality, source, preparing.key());
    Optional<Extracted> kept = key.flatMap(cache::read);
    return kept.orElseGet(() -> prepared(modality, source, key));
  }

  /** Why no reader can be asked for a file; empty if one can. */
  Optional<String> unreadable(InFile file) {
    try {
      reading.reader(file);
      return Optional.empty();
    } catch (DamagedStreamException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The front-end's features. */
  private Extracted plain(ModalityPlan modality, StreamSource source) {
    Optional<String> key = key(modality, source);
    return key.flatMap(cache::read)
        .orElseGet(
            () -> {
              Extracted computed = compute(modality, source);
              key.ifPresent(name -> cache.write(name, computed));
              return computed;
            });
  }

  /**
   * Keeps what is prepared and not what it is prepared of, which may be a film's pictures; if they
   * are kept for another system's sake, they are used.
   */
  private Extracted prepared(ModalityPlan modality, StreamSource source, Optional<String> key) {
    Optional<String> plainKey = key(modality, source);
    Optional<Extracted> kept = plainKey.flatMap(cache::read);
    Extracted plain = kept.orElseGet(() -> compute(modality, source));
    if (modality.preparing().prepares(plain.features().shape())) {
      Extracted prepared = plain.prepared(modality.preparing());
      key.ifPresent(name -> cache.write(name, prepared));
      return prepared;
    }
    if (kept.isEmpty()) {
      plainKey.ifPresent(name -> cache.write(name, plain));
    }
    return plain;
  }

  private Extracted compute(ModalityPlan modality, StreamSource source) {
    FrontEnd frontEnd = modality.frontEnd();
    // a film that is looked at twice tells its damage twice
    Set<String> repaired = Collections.synchronizedSet(new LinkedHashSet<>());
    RawStream stream = reading.open(source, frontEnd.takes(), repaired::add);
    List<Repair> repairs = new ArrayList<>();
    Features features = frontEnd.extract(stream, repairs::add);
    Extracted extracted =
        new Extracted(features, seconds(stream, features), List.copyOf(repaired), repairs);
    refuseNotFinite(extracted);
    return extracted;
  }

  /** Where time has no meaning to the stream, it lasts as long as its steps. */
  private static double seconds(RawStream stream, Features features) {
    double seconds = stream.seconds();
    return seconds > 0 ? seconds : features.steps() * features.shape().stepSeconds();
  }

  private static void refuseNotFinite(Extracted extracted) {
    int place = extracted.firstNotFinite();
    if (place >= 0) {
      Shape step = extracted.features().shape().step();
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "features must be finite but value %d of step %d is %s",
              place % step.size(),
              place / step.size(),
              extracted.features().values()[place]));
    }
  }

  /** Names content and settings; empty if nothing is kept or the content has no name. */
  private Optional<String> key(ModalityPlan modality, StreamSource source, String... further) {
    if (cache.folder().isEmpty()) {
      return Optional.empty();
    }
    return modality
        .frontEndKey()
        .flatMap(
            frontEnd ->
                source instanceof InMemory memory
                    ? memory.key().map(name -> new Digest().add("memory").add(name).add(frontEnd))
                    : Optional.of(fileKey((InFile) source).add(frontEnd)))
        .map(
            digest -> {
              List.of(further).forEach(digest::add);
              return digest.hex();
            });
  }

  private Digest fileKey(InFile source) {
    NamedReader reader = reading.reader(source);
    Digest digest = new Digest().add("file").add(hashes.of(source.file()));
    source.span().ifPresent(span -> digest.add(span.start()).add(span.end()));
    return digest.add(reader.name()).add(reader.version());
  }
}
