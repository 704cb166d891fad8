package org.polyfuse.training.protocol;

import java.util.OptionalInt;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;

/** {@code leave-one-group-out}: each group is a fold of its own. */
public final class LeaveOneGroupOut implements ProtocolFactory<LeaveOneGroupOut.Config> {

  /** Settings of {@code leave-one-group-out}. */
  @Summary("Tests each group once, all others train; validates on the next group.")
  public record Config(
      @Setting(
              value = "The kind of group that stays whole, such as speaker or session.",
              defaultsTo = "speaker")
          String by,
      @Setting(value = "What selects: next (the following group) or none.", defaultsTo = "next")
          Validate validate,
      @Setting(
              value = "Whether a speaker or a file may stand on two sides of a split.",
              defaultsTo = "false")
          boolean allowGroupOverlap) {}

  @Override
  public String name() {
    return "leave-one-group-out";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Protocol create(Config config) {
    return new CrossValidation(
        config.by(), OptionalInt.empty(), config.validate(), config.allowGroupOverlap());
  }
}
