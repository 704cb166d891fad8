package org.polyfuse.runtime.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.FrozenEncoder;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/**
 * Encoders that raw pictures (C, H, W) go through in every step: the one thing that takes a
 * machine's memory unawares.
 */
public final class RawPictures {

  /** How much of the memory may be taken without a word. */
  private static final double SHARE = 0.6;

  private RawPictures() {}

  /** The modalities with such an encoder. */
  public static List<String> of(SystemNetwork network) {
    List<String> modalities = new ArrayList<>();
    network
        .towers()
        .forEach(
            (name, tower) -> {
              if (isPicture(tower) && hasEncoder(network, name)) {
                modalities.add(name);
              }
            });
    return modalities;
  }

  static boolean isPicture(ModalityTower tower) {
    return tower.features().step().dimension() == 3;
  }

  private static boolean hasEncoder(SystemNetwork network, String modality) {
    String prefix = FrozenEncoder.prefix(modality);
    return NamedParameters.of(network).keySet().stream().anyMatch(each -> each.startsWith(prefix));
  }

  /**
   * Warns of each if a step takes too much.
   *
   * @param needed bytes of a step
   * @param there bytes of the memory that it takes them of
   * @param where that is
   */
  static List<String> warnings(
      Study study, SystemNetwork network, long needed, long there, String where) {
    if (needed <= SHARE * there) {
      return List.of();
    }
    return of(network).stream()
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "modalities.%s.encoder: raw pictures %s go through it in every training step, which takes about %s of %s's %s. %s",
                    name,
                    tower(network, name).features().step(),
                    Numbers.roughBytes(needed),
                    where,
                    Numbers.roughBytes(there),
                    advice(study, name)))
        .toList();
  }

  private static ModalityTower tower(SystemNetwork network, String name) {
    ModalityTower tower = network.towers().get(name);
    if (tower == null) {
      throw new IllegalArgumentException(name + ": no modality of this system");
    }
    return tower;
  }

  private static String advice(Study study, String name) {
    ModalitySection section = StudyParts.modality(study, name);
    String at = "modalities." + name;
    List<String> lower = new ArrayList<>();
    lower.add(
        String.format(Locale.ROOT, "training.batch.size (%d)", study.training().batch().size()));
    settings(section.frontEnd().config(), "rate", "size")
        .forEach(setting -> lower.add(at + ".frontEnd." + setting));
    settings(section.encoder().config(), "width")
        .forEach(setting -> lower.add(at + ".encoder." + setting));
    String last = lower.remove(lower.size() - 1);
    String list = lower.isEmpty() ? last : String.join(", ", lower) + " or " + last;
    boolean isFrozen =
        StudyParts.frozen(study).stream().anyMatch(FrozenEncoder.prefix(name)::startsWith);
    return isFrozen
        ? String.format(Locale.ROOT, "Lower %s.", list)
        : String.format(
            Locale.ROOT,
            "Freeze it with init: [{from: RUN, part: %s.encoder, freeze: true}], or lower %s.",
            at,
            list);
  }

  private static Stream<String> settings(Record config, String... names) {
    List<String> known =
        Arrays.stream(config.getClass().getRecordComponents()).map(each -> each.getName()).toList();
    return Arrays.stream(names).filter(known::contains);
  }
}
