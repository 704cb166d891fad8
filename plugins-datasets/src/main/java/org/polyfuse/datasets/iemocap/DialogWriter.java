package org.polyfuse.datasets.iemocap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.media.MocapFile;
import org.polyfuse.datasets.media.MocapFormat;
import org.polyfuse.datasets.media.WavFile;

/** Writes the utterances of one dialog one after the other: wavs, markers, words and labels. */
final class DialogWriter {

  /** Utterances begin at multiples of this, so that their times have four decimals exactly. */
  private static final int GRID_ROWS = 12;

  private static final int PAUSE_ROWS = 24;
  private static final int VALUES = MocapFormat.MARKERS.size() * 3;

  private final CorpusTree tree;
  private final List<String> codes;

  DialogWriter(CorpusTree tree, List<String> codes) {
    this.tree = tree;
    this.codes = codes;
  }

  void write(String dialog, List<Recording> utterances) throws IOException {
    UtteranceName first = IemocapLayout.name(utterances.get(0));
    int number = Integer.parseInt(first.session().substring("Ses".length()));
    Path session = tree.root().resolve("Session" + number);
    Path markers = tree.markers(session, dialog);
    Path labels = tree.evaluation(session, dialog);
    Files.createDirectories(tree.sentences(session, dialog));
    Files.createDirectories(markers.getParent());
    Path transcription = tree.transcription(session, dialog);
    Files.createDirectories(labels.getParent());
    Files.createDirectories(transcription.getParent());
    StringBuilder entries =
        new StringBuilder("% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n");
    StringBuilder lines = new StringBuilder();
    try (MocapFile mocap = new MocapFile(markers)) {
      for (Recording utterance : utterances) {
        Waveform sound = stream(utterance, "audio", Waveform.class);
        WavFile.write(tree.wav(session, IemocapLayout.name(utterance)), sound);
        Span span = span(face(utterance), mocap);
        entries.append(entry(utterance, span));
        lines.append(Transcriptions.line(utterance.id(), span, words(utterance)));
      }
    }
    Files.writeString(labels, entries);
    Files.writeString(transcription, lines);
  }

  /** Writes the markers and returns the time of these rows. */
  private static Span span(Series face, MocapFile mocap) throws IOException {
    float[] values = face.values();
    long earliest = mocap.rows() + PAUSE_ROWS;
    long start = (earliest + GRID_ROWS - 1) / GRID_ROWS * GRID_ROWS;
    while (mocap.rows() < start) {
      mocap.write(values, 0); // the face waits
    }
    for (int row = 0; row < face.steps(); row++) {
      mocap.write(values, row * VALUES);
    }
    // between the last row and the one after it, whatever way the four decimals are rounded
    double end = (mocap.rows() - 0.5) / MocapFormat.RATE;
    return new Span((double) start / MocapFormat.RATE, end);
  }

  private String entry(Recording utterance, Span span) {
    String code = codes.get(label(utterance));
    return String.format(
        Locale.ROOT,
        """
        [%.4f - %.4f]\t%s\t%s\t[2.5000, 2.5000, 2.5000]
        C-E1:\t%s;\t()
        A-E1:\tval 3; act 3; dom 3;\t()

        """,
        span.start(),
        span.end(),
        utterance.id(),
        code,
        code);
  }

  private static int label(Recording utterance) {
    if (utterance.label().orElse(null) instanceof Label.OfClass label) {
      return label.index();
    }
    throw new PolyfuseException(
        "layout iemocap: recordings must be labelled but " + utterance.id() + " is not");
  }

  private static Series face(Recording utterance) {
    Series face = stream(utterance, "markers", Series.class);
    if (face.rate() != MocapFormat.RATE || face.step().size() != VALUES) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "layout iemocap: markers must be 55 x 3 at 120 Hz but those of %s are %s at %s Hz",
              utterance.id(),
              face.step(),
              face.rate()));
    }
    return face;
  }

  /** In one line, as a file of lines needs them. */
  private static String words(Recording utterance) {
    return stream(utterance, "transcript", Text.class).content().strip().replaceAll("\\s+", " ");
  }

  private static <S extends RawStream> S stream(Recording utterance, String name, Class<S> type) {
    if (utterance.stream(name).orElse(null) instanceof StreamSource.InMemory source) {
      RawStream stream = source.stream().get();
      if (type.isInstance(stream)) {
        return type.cast(stream);
      }
    }
    throw new PolyfuseException(
        String.format(
                Locale.ROOT,
                "layout iemocap: each recording must have a generated stream '%s' of type %s but %s has not.",
                name,
                type.getSimpleName(),
                utterance.id())
            + " Use dataset.type=generated with dataset.level=signal, and no dataset.missing.");
  }
}
