package org.polyfuse.tables.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.study.TrainingSection;

/**
 * Keeps leakage out of a table unless the table says why it is there, and says how its systems are
 * evaluated. What a protocol does to the recordings is checked for each run by itself.
 */
final class TableGuard {

  private final Optional<String> allowed;
  private final Map<String, List<String>> protocols = new LinkedHashMap<>(); // with their systems

  TableGuard(TableFile file) {
    this.allowed = file.allowLeakage();
  }

  /** What is wrong with a system's protocol, if anything is. */
  Optional<String> check(String system, Study study) {
    List<String> same = protocols.computeIfAbsent(describe(study), text -> new ArrayList<>());
    if (!same.contains(system)) {
      same.add(system);
    }
    if (allowed.isPresent()) {
      return Optional.empty();
    }
    Protocol protocol = ProtocolFactory.make(study.evaluation().protocol());
    if (protocol.selectsOnReported()) {
      return Optional.of(
          refusal(system, "selectOnReported chooses on the recordings that the table reports"));
    }
    if (protocol.allowsOverlap()) {
      return Optional.of(
          refusal(system, "allowGroupOverlap lets groups stand on both sides of a split"));
    }
    return Optional.empty();
  }

  private static String refusal(String system, String what) {
    return String.format(
        Locale.ROOT,
        "systems.%s: evaluation.protocol.%s. Take it away, or say why in the table's"
            + " allowLeakage, which is printed on it.",
        system,
        what);
  }

  /** How the systems are evaluated, one line. */
  String protocol() {
    return protocols.keySet().stream().findFirst().orElse("nothing is trained");
  }

  /** Systems that are evaluated otherwise. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    protocols.entrySet().stream()
        .skip(1)
        .forEach(
            each ->
                remarks.add(
                    String.format(
                        Locale.ROOT,
                        "Another protocol holds for %s: %s.",
                        String.join(", ", each.getValue()),
                        each.getKey())));
    return remarks;
  }

  private static Map<?, ?> map(Map<?, ?> tree, String key) {
    return (Map<?, ?>) Objects.requireNonNull(tree.get(key)); // every default is written
  }

  private static String describe(Study study) {
    Map<String, Object> tree = Resolved.of(study).tree();
    Map<?, ?> dataset = map(tree, "dataset");
    Map<?, ?> protocol = map(map(tree, "evaluation"), "protocol");
    String settings =
        protocol.entrySet().stream()
            .filter(each -> !each.getKey().equals("type") && !each.getValue().equals(false))
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    TrainingSection.Select select = study.training().select();
    String selects =
        select.isNone() ? "last weights" : "epoch chosen by " + select.metric().replace('-', ' ');
    return String.format(
        Locale.ROOT,
        "%s, %s%s; %s",
        dataset.get("type"),
        protocol.get("type"),
        settings.isEmpty() ? "" : " (" + settings + ")",
        selects);
  }
}
