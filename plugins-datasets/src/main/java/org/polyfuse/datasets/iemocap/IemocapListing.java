package org.polyfuse.datasets.iemocap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.datasets.SmallFile;

/** Lists the corpus once: labels, file names and, since they name what is there, transcripts. */
final class IemocapListing {

  private final IemocapConfig config;
  private final CorpusTree tree;
  private final List<Recording> recordings = new ArrayList<>();
  private final List<Damage> damage = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final IemocapCounts counts = new IemocapCounts();
  private final List<Path> sessions;
  private final Transcriptions transcriptions;

  IemocapListing(IemocapConfig config) {
    this.config = config;
    this.tree = new CorpusTree(config.root());
    this.sessions = tree.sessions();
    this.transcriptions = new Transcriptions(tree, sessions, damage::add);
  }

  IemocapDataset list() {
    for (Path session : sessions) {
      for (Path file : tree.evaluations(session)) {
        read(session, file);
      }
    }
    if (ids.isEmpty()) {
      throw new PolyfuseException(
          "dataset.classes: some utterance must be of "
              + config.classes()
              + " but none in "
              + config.root()
              + " is. Choose other classes, or another root.");
    }
    if (recordings.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: the sound of %d labelled utterances is missing, first %s. Unpack it too.",
              ids.size(),
              damage.get(0).reason()));
    }
    return new IemocapDataset(
        new Target.Classes(config.classes()),
        List.copyOf(recordings),
        List.copyOf(damage),
        IemocapCounts.apply(config, sessions.size()) ? counts.differences() : List.of());
  }

  private void read(Path session, Path file) {
    List<String> lines;
    try {
      // some files hold bytes that are no UTF-8; nothing of interest is beyond ASCII
      lines = new String(SmallFile.read(file), StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      String why = file + ": cannot be read: " + SmallFile.reason(e);
      damage.add(new Damage(CorpusTree.name(file), "", why, true));
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (EmoEvaluation.isMeant(lines.get(i))) {
        String place = file + ": line " + (i + 1);
        EmoEvaluation.parse(lines.get(i))
            .ifPresentOrElse(
                evaluation -> add(session, evaluation, place),
                () -> skip(CorpusTree.name(file), "", place + ": is not an utterance's label"));
      }
    }
  }

  private void add(Path session, EmoEvaluation evaluation, String place) {
    UtteranceName name = evaluation.name();
    String code = config.merge().getOrDefault(evaluation.code(), evaluation.code());
    int label = config.classes().indexOf(code);
    if (label < 0
        || (config.improvisedOnly() && !name.improvised())
        || (config.wearerOnly() && !name.byWearer())) {
      return;
    }
    if (!ids.add(name.id())) {
      skip(name.id(), "", place + ": labels an utterance that is already labelled");
      return;
    }
    counts.count(name.session(), code);
    Path wav = tree.wav(session, name);
    if (!Files.isRegularFile(wav)) {
      skip(name.id(), "audio", wav + ": is labelled but not there");
      return;
    }
    recordings.add(recording(session, evaluation, label, wav));
  }

  private Recording recording(Path session, EmoEvaluation evaluation, int label, Path wav) {
    UtteranceName name = evaluation.name();
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("session", name.session());
    groups.put("speaker", name.speaker());
    groups.put("dialog", name.dialog());
    Map<String, StreamSource> streams = new LinkedHashMap<>();
    streams.put("audio", new StreamSource.InFile(wav, Optional.empty(), Optional.of("wav")));
    Path markers = tree.markers(session, name.dialog());
    if (Files.isRegularFile(markers)) {
      streams.put(
          "markers",
          new StreamSource.InFile(markers, Optional.of(evaluation.span()), Optional.of("mocap")));
    } else {
      damage.add(new Damage(name.id(), "markers", markers + ": is not there", false));
    }
    transcriptions
        .of(session, name)
        .ifPresent(words -> streams.put("transcript", transcript(words, evaluation.span())));
    return new Recording(
        name.id(), Optional.of(new Label.OfClass(label)), groups, Optional.empty(), streams);
  }

  private static StreamSource transcript(String words, StreamSource.Span span) {
    Text text = new Text(words, span.end() - span.start());
    return new StreamSource.InMemory(Optional.of("iemocap " + text), () -> text);
  }

  private void skip(String recording, String stream, String reason) {
    damage.add(new Damage(recording, stream, reason, true));
  }
}
