package org.polyfuse.training.protocol;

import java.util.List;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;

/** {@code predefined}: the corpus's own training, validation and test parts. */
public final class OwnSplit implements ProtocolFactory<OwnSplit.Config> {

  /** Which part of the corpus is reported. */
  public enum Report {
    /** Its test part. */
    TEST,
    /** Its validation part, as where labels of the test part are not public. */
    VALIDATION
  }

  /** Settings of {@code predefined}. */
  @Summary("Takes the corpus's own training, validation and test parts.")
  public record Config(
      @Setting(
              value =
                  "The part that is reported: test; or validation, and then what selects is held"
                      + " out of train.",
              defaultsTo = "test")
          Report report,
      @Setting(
              value =
                  "The share of train that selects where the corpus has no part for it, 0 to below"
                      + " 1; 0: nothing selects.",
              defaultsTo = "0.1")
          double validationShare,
      @Setting(
              value =
                  "The kind of group that stays whole in what is held out; none: recordings are"
                      + " drawn one by one; auto: speaker if the corpus names speakers, else none.",
              defaultsTo = "auto")
          Optional<String> by,
      @Setting(
              value = "Whether a speaker or a file may stand on two sides of the split.",
              defaultsTo = "false")
          boolean allowGroupOverlap,
      @Setting(
              value =
                  "Whether the part that is reported also selects, and nothing is held out, as some"
                      + " papers do. What is chosen so flatters.",
              defaultsTo = "false")
          boolean selectOnReported) {

    /** Checks ranges. */
    public Config {
      if (!(validationShare >= 0 && validationShare < 1)) {
        throw new IllegalArgumentException(
            "validationShare: must be 0 or more and below 1 but was " + validationShare);
      }
    }
  }

  @Override
  public String name() {
    return "predefined";
  }

  @Override
  public Optional<String> formerName() {
    return Optional.of("own-split");
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Protocol create(Config config) {
    return new Own(config);
  }

  private record Own(Config config) implements Protocol {

    @Override
    public List<Fold> folds(List<Recording> recordings, long seed) {
      OwnParts parts = OwnParts.of(recordings);
      List<Recording> train = parts.train();
      List<Recording> test = config.report() == Report.TEST ? parts.test() : parts.validation();
      parts.require(config.report(), test);
      if (config.selectOnReported()) {
        refuseUnlabelled(test);
        return List.of(new Fold(1, train, test, test));
      }
      if (config.report() == Report.TEST && !parts.validation().isEmpty()) {
        return List.of(new Fold(1, train, parts.validation(), test));
      }
      if (config.validationShare() == 0) {
        return List.of(new Fold(1, train, List.of(), test));
      }
      Draw draw = Draw.by(Draw.kind(config.by(), train));
      List<List<Recording>> drawn = draw.parts(train, List.of(config.validationShare()), seed);
      return List.of(new Fold(1, drawn.get(1), drawn.get(0), test));
    }

    private static void refuseUnlabelled(List<Recording> test) {
      if (test.stream().noneMatch(ClassCounts::isLabelled)) {
        throw new PolyfuseException(
            "evaluation.protocol.selectOnReported: needs labels to choose by but the test part has"
                + " none. Take it away.");
      }
    }

    @Override
    public boolean single() {
      return true;
    }

    @Override
    public boolean testsUnlabelled() {
      return config.report() == Report.TEST;
    }

    @Override
    public boolean allowsOverlap() {
      return config.allowGroupOverlap();
    }

    @Override
    public boolean selectsOnReported() {
      return config.selectOnReported();
    }
  }
}
