package org.polyfuse.report;

import java.util.List;
import java.util.Locale;
import org.polyfuse.svg.Element;

/** What was wrong with the data. */
final class DamageSection {

  private static final int SHOWN = 30;

  private DamageSection() {}

  static List<Element> of(RunData run) {
    List<List<String>> damage = run.damage().stream().filter(row -> row.size() >= 4).toList();
    if (damage.isEmpty()) {
      return List.of(Html.paragraph("No recording was found damaged."));
    }
    long skipped = damage.stream().filter(row -> row.get(3).equals("true")).count();
    Html.Table table = new Html.Table("Recording", "Stream", "What", "Left out");
    for (List<String> row : damage.subList(0, Math.min(SHOWN, damage.size()))) {
      table.row(row.get(0), row.get(1), row.get(2), row.get(3).equals("true") ? "yes" : "no");
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s of damage, %s left out%s.",
            Words.many(damage.size(), "case"),
            Words.many(skipped, "recording"),
            damage.size() > SHOWN
                ? String.format(Locale.ROOT, "; the first %d are shown, damage.csv has all", SHOWN)
                : "");
    return List.of(Html.paragraph(text), table.draw("text"));
  }
}
