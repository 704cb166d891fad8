package org.polyfuse.cluster;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.runtime.PolyfuseModule;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.FeatureFolder;
import org.polyfuse.runtime.run.FeatureMaker;
import org.polyfuse.runtime.run.FeatureMaking;
import org.polyfuse.runtime.study.Study;

/**
 * Features of a study on a machine that was only told its settings.
 *
 * @param study read from them
 * @param making makes the features
 */
public record FeatureTask(Study study, FeatureMaking making) {

  /**
   * Gets ready.
   *
   * @param config the study's settings, with nothing left open
   * @param pluginPath folders of plugins
   * @param runs the folder of runs that weights come from
   * @param folder where features are written besides
   * @param threads that native code computes with, if it does
   */
  public static FeatureTask open(
      String config, List<Path> pluginPath, Path runs, Optional<Path> folder, int threads) {
    Injector injector = Guice.createInjector(new PolyfuseModule(Plugins.onPath(pluginPath)));
    Layer layer = Layer.embedded("--on", config);
    Study study =
        injector
            .getInstance(ConfigLoader.class)
            .load(layer, List.of("engine.threads=" + threads), Study.class)
            .value();
    FeatureMaking making =
        injector
            .getInstance(FeatureMaker.class)
            .open(
                study,
                () -> FeatureMaker.dataset(study),
                new RunFinder(runs),
                folder.map(FeatureFolder::new));
    return new FeatureTask(study, making);
  }

  /** All recordings, for those that cannot be told from elsewhere. */
  public Dataset dataset() {
    return FeatureMaker.dataset(study);
  }
}
