package org.polyfuse.runtime.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;

/**
 * A dataset of recordings that a program holds or makes itself.
 *
 * <pre>{@code
 * InMemoryDataset dataset =
 *     InMemoryDataset.ofClasses("calm", "excited")
 *         .add("clip-1", "calm", r -> r.stream("audio", new Waveform(samples, 16_000)))
 *         .add("clip-2", "excited", r -> r.stream("audio", other).group("speaker", "s2"))
 *         .build();
 * }</pre>
 *
 * <p>Immutable and safe for use from several threads, as long as nobody changes the arrays that it
 * was given; they are not copied.
 *
 * @param target what labels mean
 * @param recordings in the order in which training sees them
 */
public record InMemoryDataset(Target target, List<Recording> recordings) implements Dataset {

  /** Copies the list. */
  public InMemoryDataset {
    recordings = List.copyOf(recordings);
  }

  /**
   * Begins a dataset whose recordings belong to one of several classes.
   *
   * @param names two or more different ones, in the order of posteriors
   * @throws IllegalArgumentException if there are fewer, or two are the same
   */
  public static Builder ofClasses(String... names) {
    return new Builder(new Target.Classes(List.of(names)));
  }

  /** Collects recordings. Not safe for use from several threads. */
  public static final class Builder {

    private final Target.Classes target;
    private final List<Recording> recordings = new ArrayList<>();

    private Builder(Target.Classes target) {
      this.target = target;
    }

    /** Says what a recording has besides its id and its class. */
    @FunctionalInterface
    public interface Content {

      /** Adds streams, groups and a split. */
      void describe(RecordingBuilder recording);
    }

    /**
     * Adds a recording of a known class.
     *
     * @param id unique within the dataset
     * @param label one of the classes
     * @throws PolyfuseException if there is no such class
     */
    public Builder add(String id, String label, Content content) {
      int index = target.names().indexOf(label);
      if (index < 0) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "dataset: the class of recording '%s' must be one of %s but was '%s'. Name one of them.",
                id,
                String.join(", ", target.names()),
                label));
      }
      return add(id, Optional.of(new Label.OfClass(index)), content);
    }

    /** Adds a recording whose class is not known; it is loaded, but neither learnt nor tested. */
    public Builder addUnlabelled(String id, Content content) {
      return add(id, Optional.empty(), content);
    }

    private Builder add(String id, Optional<Label> label, Content content) {
      RecordingBuilder builder = new RecordingBuilder();
      content.describe(builder);
      return add(builder.build(id, label));
    }

    /** Adds a recording as it is. */
    public Builder add(Recording recording) {
      recordings.add(recording);
      return this;
    }

    /** The dataset of what was added so far. */
    public InMemoryDataset build() {
      return new InMemoryDataset(target, recordings);
    }
  }
}
