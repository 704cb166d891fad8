package org.polyfuse.runtime.plan;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.ScheduleFactory;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.ClassWeights;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.ModalityLayout;
import org.polyfuse.runtime.network.Located;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/** Creates the parts that a study chooses. */
public final class StudyParts {

  private StudyParts() {}

  /** The dataset; names that no file can hold are refused. */
  public static Dataset dataset(Study study) {
    Choice<DatasetFactory<?>> choice = study.dataset().source();
    return DatasetNames.require(
        Located.at("dataset", choice.config(), () -> DatasetFactory.make(choice)));
  }

  /** The settings of a modality that the study has. */
  public static ModalitySection modality(Study study, String name) {
    ModalitySection section = study.modalities().get(name);
    if (section == null) {
      throw new IllegalArgumentException(name + ": no modality of this study");
    }
    return section;
  }

  /** How recordings are split. */
  public static Protocol protocol(Study study) {
    return ProtocolFactory.make(study.evaluation().protocol());
  }

  /** How gradients move weights. */
  public static UpdateRule rule(Study study) {
    return OptimizerFactory.make(study.training().optimizer());
  }

  /** How the learning rate changes. */
  public static Schedule schedule(Study study) {
    return ScheduleFactory.make(study.training().schedule());
  }

  /** What errors of each class weigh. */
  public static float[] classWeights(Study study, List<Example> train, Target.Classes target) {
    return ClassWeights.of(study.training().classWeights(), train, target.outputs());
  }

  /** How host batches are made for a network. */
  public static BatchPlan batchPlan(
      Study study, SystemNetwork network, float[] classWeights, FittedNormalisation normalisation) {
    List<ModalityLayout> layouts = new ArrayList<>();
    network
        .towers()
        .forEach(
            (name, tower) ->
                layouts.add(
                    new ModalityLayout(
                        name,
                        modality(study, name).stream().orElse(name),
                        tower.features(),
                        tower.timing())));
    return new BatchPlan(
            layouts,
            network.fusion().trunks(),
            study.training().batch(),
            classWeights,
            normalisation)
        .at(new HostBatch.Stage(study.training().epochs(), 1)); // so that losses compare
  }

  /** The beginnings of the names of weights that stay as they are. */
  public static List<String> frozen(Study study) {
    return study.init().stream().filter(InitSection::freeze).map(InitSection::part).toList();
  }

  /** How many numbers of a network are trained. */
  public static long trainedNumbers(Study study, SystemNetwork network) {
    List<String> frozen = frozen(study);
    return NamedParameters.of(network).entrySet().stream()
        .filter(each -> frozen.stream().noneMatch(each.getKey()::startsWith))
        .map(Map.Entry::getValue)
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }
}
