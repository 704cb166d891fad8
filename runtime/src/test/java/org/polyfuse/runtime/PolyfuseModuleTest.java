package org.polyfuse.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.ComputeEngineFactory;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.study.Study;

/** Polyfuse in the injector of a program that has bindings of its own. */
class PolyfuseModuleTest {

  private static final PolyfuseModule MODULE = new PolyfuseModule(Plugins.onClassPath());

  @TempDir Path runs;

  /** A class of the program that nobody binds: Guice makes it as it is asked for. */
  static class Service {
    final Toolkit toolkit;

    @Inject
    Service(Toolkit toolkit) {
      this.toolkit = toolkit;
    }
  }

  /** Not even a constructor for injection. */
  static class Plain {}

  @Test
  void a_program_keeps_its_implicit_bindings_and_its_own_ones() {
    Clock clock = Clock.systemUTC();
    Injector injector =
        Guice.createInjector(MODULE, binder -> binder.bind(Clock.class).toInstance(clock));

    assertThat(injector.getInstance(Service.class).toolkit)
        .isSameAs(injector.getInstance(Toolkit.class));
    assertThat(injector.getInstance(Plain.class)).isNotNull();
    assertThat(injector.getInstance(Clock.class)).isSameAs(clock);
  }

  @Test
  void strict_programs_can_install_it_too() {
    Injector injector =
        Guice.createInjector(
            binder -> {
              binder.requireExplicitBindings();
              binder.requireAtInjectOnConstructors();
              binder.requireExactBindingAnnotations();
            },
            MODULE);
    assertThat(
            injector
                .getInstance(Toolkit.class)
                .plugins()
                .names(org.polyfuse.runtime.plugins.PluginKind.FUSION))
        .contains("am-fbp");
  }

  /** PyTorch, with a note on each session. */
  private record Noted(ComputeEngine engine, List<String> notes) implements ComputeEngine {
    @Override
    public String name() {
      return "noted";
    }

    @Override
    public String version() {
      return engine.version();
    }

    @Override
    public List<String> devices() {
      return engine.devices();
    }

    @Override
    public List<String> abilities() {
      return engine.abilities();
    }

    @Override
    public TrainingSession train(SessionPlan plan) {
      notes.add("train");
      return engine.train(plan);
    }

    @Override
    public InferenceSession infer(SessionPlan plan) {
      notes.add("infer");
      return engine.infer(plan);
    }
  }

  private record NotedFactory(List<String> notes) implements ComputeEngineFactory {
    @Override
    public String name() {
      return "noted";
    }

    @Override
    public ComputeEngine open(OptionalInt threads) {
      return new Noted(Engines.onClassPath().open("PyTorch", threads), notes);
    }
  }

  @Test
  void engines_can_be_overridden() {
    List<String> notes = new ArrayList<>();
    Toolkit toolkit =
        Guice.createInjector(
                Modules.override(MODULE)
                    .with(
                        binder ->
                            binder
                                .bind(Engines.class)
                                .toInstance(new Engines(List.of(new NotedFactory(notes))))))
            .getInstance(Toolkit.class);
    Study study = Voices.study(toolkit, Voices.dataset(1, 4)).engine("noted").epochs(1).build();

    Path run = toolkit.train(study, RunOptions.into(runs)).folder();
    toolkit.open(run).close();

    assertThat(notes).containsExactly("train", "infer");
  }

  @Test
  void plugins_can_be_overridden_and_configs_are_then_read_with_them() {
    Plugins more = Plugins.onClassPath().with(new StudyBuilderTest.Own());
    Toolkit toolkit =
        Guice.createInjector(
                Modules.override(MODULE)
                    .with(binder -> binder.bind(Plugins.class).toInstance(more)))
            .getInstance(Toolkit.class);
    Study study =
        toolkit
            .study("own")
            .dataset("generated", Map.of())
            .modality("audio", m -> m.frontEnd("features"))
            .fusion("own")
            .build();
    assertThat(study.fusion().config()).isEqualTo(new StudyBuilderTest.Own.Settings(1));
  }
}
