package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.runtime.folder.Provenance;
import org.polyfuse.svg.Element;

/** Where a result comes from. */
final class ProvenanceSection {

  private ProvenanceSection() {}

  static List<Element> of(RunData run) {
    List<Element> content = new ArrayList<>();
    run.provenance().ifPresent(from -> content.add(facts(from)));
    if (!run.config().isEmpty()) {
      content.add(
          Element.of("details")
              .add(
                  Element.of("summary", "The whole config, every default written"),
                  Element.of("pre", run.config())));
    }
    return content;
  }

  private static Element facts(Provenance from) {
    Element list = Element.of("dl");
    fact(list, "Polyfuse", from.polyfuse());
    fact(
        list,
        "engine",
        from.engine() + " " + from.engineVersion() + " on " + String.join(", ", from.devices()));
    if (!from.reproducible().isEmpty()) {
      fact(list, "same bits", from.reproducible());
    }
    fact(list, "seed", String.valueOf(from.seed()));
    fact(list, "data, digest", shortened(from.data()));
    from.files().forEach((setting, hash) -> fact(list, setting, "SHA-256 " + shortened(hash)));
    fact(list, "config, hash", shortened(from.config()));
    fact(list, "machine", from.host() + ", " + from.system());
    fact(list, "Java", from.java());
    fact(list, "begun", from.started());
    for (Provenance.PluginSource plugin : from.plugins()) {
      fact(
          list,
          "plugins " + plugin.location().replaceFirst(".*[/\\\\]", ""),
          String.join(", ", plugin.parts()) + " (SHA-256 " + shortened(plugin.sha256()) + ")");
    }
    return list;
  }

  private static String shortened(String hash) {
    return hash.length() > 16 ? hash.substring(0, 16) + "…" : hash;
  }

  private static void fact(Element list, String name, String value) {
    list.add(Element.of("dt", name), Element.of("dd", value));
  }
}
