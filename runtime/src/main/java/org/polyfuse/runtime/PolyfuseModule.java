package org.polyfuse.runtime;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.polyfuse.runtime.check.MemoryEstimator;
import org.polyfuse.runtime.check.StudyInspector;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.SystemPlanner;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.FeatureMaker;
import org.polyfuse.runtime.run.NetworkImporter;
import org.polyfuse.runtime.run.RunEvaluator;
import org.polyfuse.runtime.run.RunExporter;
import org.polyfuse.runtime.run.StudyRunner;

/**
 * Wires the runtime, for programs that use Guice: install it and have {@link Toolkit} injected, or
 * override what it binds.
 *
 * <pre>{@code
 * Modules.override(new PolyfuseModule(Plugins.onClassPath()))
 *     .with(binder -> binder.bind(Engines.class).toInstance(new Engines(List.of(myEngine))));
 * }</pre>
 *
 * <p>It binds types of Polyfuse only and asks nothing of the injector, so it can stand beside a
 * program's own modules, whatever these allow. Plugins themselves are never injected into.
 */
public final class PolyfuseModule extends AbstractModule {

  private final Plugins plugins;

  /** With these plugins. */
  public PolyfuseModule(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  protected void configure() {
    bind(Plugins.class).toInstance(plugins);
    bind(CorpusSource.class).in(Singleton.class);
    bind(StudyRunner.class).in(Singleton.class);
    bind(RunEvaluator.class).in(Singleton.class);
    bind(RunExporter.class).in(Singleton.class);
    bind(SystemPlanner.class).in(Singleton.class);
    bind(MemoryEstimator.class).in(Singleton.class);
    bind(FeatureMaker.class).in(Singleton.class);
    bind(StudyInspector.class).in(Singleton.class);
    bind(Toolkit.class).in(Singleton.class);
  }

  @Provides
  @Singleton
  ConfigLoader configLoader(Plugins found) {
    return new ConfigLoader(found); // those of the injector, who may have overridden ours
  }

  @Provides
  @Singleton
  NetworkImporter networkImporter() {
    return NetworkImporter.onClassPath();
  }

  @Provides
  @Singleton
  Engines engines() {
    return Engines.onClassPath();
  }
}
