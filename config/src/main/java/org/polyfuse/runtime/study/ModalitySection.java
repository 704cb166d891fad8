package org.polyfuse.runtime.study;

import java.util.List;
import java.util.Optional;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.api.train.AugmentationFactory;

/** One modality, from the raw stream to its global vector. */
public record ModalitySection(
    @Setting(value = "The dataset's stream; auto: the modality's own name.", defaultsTo = "auto")
        Optional<String> stream,
    @Setting("From the raw stream to feature steps.") Choice<FrontEndFactory<?>> frontEnd,
    @Setting(
            value =
                "Normalisation of features, or of what the encoder prepares of them: none, or corpus"
                    + " (mean and deviation of the training part, kept with the weights).",
            defaultsTo = "none")
        Normalise normalise,
    @Setting(
            value =
                "How training steps see other features, or what the encoder prepares of them, than"
                    + " there are, one after the other.",
            defaultsTo = "[]")
        List<Choice<AugmentationFactory<?>>> augment,
    @Setting(value = "From feature steps to encoded steps.", defaultsTo = "identity")
        Choice<EncoderFactory<?>> encoder,
    @Setting(value = "Makes encoded steps smaller.", defaultsTo = "none")
        Choice<ReductionFactory<?>> reduction,
    @Setting(value = "Weighs the steps.", defaultsTo = "mean")
        Choice<AttentionFactory<?>> attention) {

  /** Copies the list. */
  public ModalitySection {
    augment = List.copyOf(augment);
  }

  /** Kinds of fitted normalisation. */
  public enum Normalise {
    /** Features as they are. */
    NONE,
    /** Mean 0 and deviation 1 over the training part, for each number of a step. */
    CORPUS
  }
}
