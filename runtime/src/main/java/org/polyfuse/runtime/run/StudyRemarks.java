package org.polyfuse.runtime.run;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;
import org.polyfuse.runtime.study.Study;

/** What the parts of a study say of settings that are allowed but may surprise. */
public final class StudyRemarks {

  private final List<String> lines = new ArrayList<>();

  private StudyRemarks() {}

  /** One line each, {@code path: ...}; none if there is nothing to say. */
  public static List<String> of(Study study) {
    StudyRemarks remarks = new StudyRemarks();
    remarks.add("dataset", study.dataset().source());
    study
        .modalities()
        .forEach(
            (name, section) -> {
              String at = "modalities." + name;
              remarks.add(at + ".frontEnd", section.frontEnd());
              remarks.add(at + ".encoder", section.encoder());
              remarks.add(at + ".reduction", section.reduction());
              remarks.add(at + ".attention", section.attention());
            });
    remarks.add("fusion", study.fusion());
    remarks.add("training.optimizer", study.training().optimizer());
    remarks.add("training.schedule", study.training().schedule());
    remarks.add("evaluation.protocol", study.evaluation().protocol());
    return List.copyOf(remarks.lines);
  }

  @SuppressWarnings("unchecked") // a Choice holds settings of its factory
  private void add(String path, Choice<?> choice) {
    for (String line : ((PartFactory<Record>) choice.factory()).remarks(choice.config())) {
      lines.add(path + "." + line);
    }
  }
}
