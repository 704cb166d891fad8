package org.polyfuse.datasets.generated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.datasets.generated.GeneratedConfig.Level;

/** The corpus: scripts, acted when a stream is asked for. */
final class GeneratedDataset implements Dataset {

  /** Part of every stream's key; to be raised whenever the same settings give other streams. */
  private static final int VERSION = 1;

  private final GeneratedConfig config;
  private final String corpus; // how every key begins
  private final List<Script> scripts;
  private final Map<String, Function<Script, RawStream>> actors; // by stream
  private final List<Recording> recordings;

  GeneratedDataset(GeneratedConfig config) {
    this.config = config;
    this.corpus = String.format(Locale.ROOT, "generated %d %s", VERSION, config);
    this.scripts = new Casting(config).scripts();
    boolean signal = config.level() == Level.SIGNAL;
    Function<Script, RawStream> voice =
        signal ? new VoiceActor(config)::speak : StepActor.voice(config)::act;
    Function<Script, RawStream> face =
        signal ? new FaceActor(config)::act : StepActor.face(config)::act;
    this.actors = new LinkedHashMap<>();
    actors.put("audio", voice);
    actors.put("markers", face);
    actors.put("transcript", new WordActor(config)::say);
    this.recordings = scripts.stream().map(this::recording).toList();
  }

  @Override
  public Target target() {
    return new Target.Classes(config.classes());
  }

  @Override
  public List<Recording> recordings() {
    return recordings;
  }

  /** One for each recording, in the same order. */
  List<Script> scripts() {
    return scripts;
  }

  private Recording recording(Script script) {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("session", script.speaker().sessionName());
    groups.put("speaker", script.speaker().name());
    groups.put("dialog", script.dialog());
    Map<String, StreamSource> streams = new LinkedHashMap<>();
    actors.forEach((stream, actor) -> streams.put(stream, source(script, stream, actor)));
    streams.keySet().removeIf(stream -> lacks(script, stream));
    return new Recording(
        script.id(),
        Optional.of(new Label.OfClass(script.label())),
        groups,
        Optional.of(split(script.speaker().session())),
        streams);
  }

  /** Drawn apart from everything else, so that what a recording has is the same for any share. */
  private boolean lacks(Script script, String stream) {
    double share = config.missing().getOrDefault(stream, 0.0);
    return Seeds.random(config.seed(), "missing " + stream, script.id()).nextDouble() < share;
  }

  private StreamSource source(Script script, String stream, Function<Script, RawStream> actor) {
    String key = String.join(" ", corpus, script.id(), stream);
    return new StreamSource.InMemory(Optional.of(key), () -> actor.apply(script));
  }

  private String split(int session) {
    if (session == config.sessions()) {
      return "test";
    }
    return session == config.sessions() - 1 ? "validation" : "train";
  }
}
