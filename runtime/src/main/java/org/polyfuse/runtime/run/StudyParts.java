package org.polyfuse.runtime.run;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.ClassWeights;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.ModalityLayout;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.optimize.OptimizerFactory;
import org.polyfuse.runtime.optimize.Schedule;
import org.polyfuse.runtime.optimize.ScheduleFactory;
import org.polyfuse.runtime.optimize.UpdateRule;
import org.polyfuse.runtime.protocol.Protocol;
import org.polyfuse.runtime.protocol.ProtocolFactory;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/** Creates the parts that a study chooses. */
@SuppressWarnings("unchecked") // a Choice holds settings of its factory
final class StudyParts {

  private StudyParts() {}

  static Dataset dataset(Study study) {
    var choice = study.dataset().source();
    return ((DatasetFactory<Record>) choice.factory()).create(choice.config());
  }

  static FrontEnd frontEnd(ModalitySection section) {
    var choice = section.frontEnd();
    return ((FrontEndFactory<Record>) choice.factory()).create(choice.config());
  }

  static Protocol protocol(Study study) {
    var choice = study.evaluation().protocol();
    return ((ProtocolFactory<Record>) choice.factory()).create(choice.config());
  }

  static UpdateRule rule(Study study) {
    var choice = study.training().optimizer();
    return ((OptimizerFactory<Record>) choice.factory()).create(choice.config());
  }

  static Schedule schedule(Study study) {
    var choice = study.training().schedule();
    return ((ScheduleFactory<Record>) choice.factory()).create(choice.config());
  }

  static float[] classWeights(Study study, List<Example> train, Target.Classes target) {
    return ClassWeights.of(study.training().classWeights(), train, target.outputs());
  }

  static BatchPlan batchPlan(
      Study study, SystemNetwork network, float[] classWeights, FittedNormalisation normalisation) {
    List<ModalityLayout> layouts = new ArrayList<>();
    network
        .towers()
        .forEach(
            (name, tower) ->
                layouts.add(new ModalityLayout(name, tower.features(), tower.timing())));
    return new BatchPlan(
        layouts, network.fusion().trunks(), study.training().batch(), classWeights, normalisation);
  }

  /** How many numbers of a network are trained. */
  static long trainedNumbers(SystemNetwork network) {
    return NamedParameters.of(network).values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }
}
