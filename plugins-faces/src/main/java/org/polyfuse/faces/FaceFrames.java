package org.polyfuse.faces;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetector.Box;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.nn.SequenceShape;

/**
 * A film to squares (C, S, S) about its largest face. The film is looked at three times, since no
 * more than one of its pictures is held: for times, for faces, to cut.
 */
final class FaceFrames implements FrontEnd {

  private static final double FLOOR = 1e-5;

  private final FaceFramesConfig config;
  private final FaceDetector detector;
  private final SequenceShape shape;

  FaceFrames(FaceFramesConfig config, FaceDetector detector) {
    this.config = config;
    this.detector = detector;
    int channels = config.colours().channels();
    long size = config.size();
    Shape step =
        config.form() == StepForm.PICTURE
            ? new Shape(channels, size, size)
            : new Shape(channels * size * size);
    this.shape = new SequenceShape(step, 1 / config.rate());
  }

  @Override
  public Optional<SequenceShape> shape() {
    return Optional.of(shape);
  }

  @Override
  public Class<? extends RawStream> takes() {
    return Frames.class;
  }

  @Override
  public Features extract(RawStream stream) {
    return extract(stream, repaired -> {});
  }

  @Override
  public Features extract(RawStream stream, Consumer<Repair> repaired) {
    if (!(stream instanceof Frames film)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "frontEnd: face-frames needs a film but the stream is a %s. Choose another front-end.",
              stream.getClass().getSimpleName()));
    }
    FrameGrid grid = FrameGrid.of(film, config.rate());
    List<Optional<Box>> boxes = faces(film, grid);
    float[] values = cut(film, grid, boxes);
    if (config.normalise() == PictureNorm.RECORDING) {
      normalise(values);
    }
    long without = boxes.stream().filter(Optional::isEmpty).count();
    repaired.accept(new Repair("frames without a face, passed whole", without, grid.count()));
    return Features.uniform(values, shape);
  }

  private List<Optional<Box>> faces(Frames film, FrameGrid grid) {
    FaceTrack track =
        new FaceTrack(grid.count(), Math.max(config.every(), config.bridge() * config.rate()));
    try (FaceDetector.Search search = detector.open()) {
      forEachStep(
          film,
          grid,
          step -> step % config.every() == 0 || step == grid.count() - 1,
          (picture, step) -> track.add(step, search.find(picture)));
    }
    return track.filled();
  }

  private float[] cut(Frames film, FrameGrid grid, List<Optional<Box>> boxes) {
    long step = shape.step().size();
    if (step * grid.count() > Integer.MAX_VALUE - 8) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "film: %d steps of %s are more than one array holds; lower frontEnd.size or rate",
              grid.count(),
              shape.step()));
    }
    float[] values = new float[(int) step * grid.count()];
    forEachStep(
        film,
        grid,
        any -> true,
        (picture, at) -> {
          Box part =
              boxes
                  .get(at)
                  .map(
                      face ->
                          Square.around(face, config.margin(), picture.height(), picture.width()))
                  .orElseGet(() -> new Box(0, 0, picture.width(), picture.height()));
          put(Resampling.of(picture, part), values, (int) step * at);
        });
    return values;
  }

  /** Shows the picture of each step that is wanted; a picture is made for these alone. */
  private static void forEachStep(
      Frames film,
      FrameGrid grid,
      java.util.function.IntPredicate wanted,
      ObjIntConsumer<Picture> viewer) {
    int[] frame = {0};
    film.forEach(
        shown -> {
          if (frame[0] >= grid.steps().length) {
            throw new DamagedStreamException(
                "film: must show the same frames each time but has more than "
                    + grid.steps().length);
          }
          for (int step : grid.steps()[frame[0]++]) {
            if (wanted.test(step)) {
              viewer.accept(shown.picture(), step);
            }
          }
        });
  }

  private void put(Resampling part, float[] values, int at) {
    int size = config.size();
    if (config.colours() == Colours.GREY) {
      byte[] grey = part.grey(size, size);
      for (int i = 0; i < grey.length; i++) {
        values[at + i] = (grey[i] & 0xff) / 255f;
      }
      return;
    }
    float[] rgb = part.rgb(size, size);
    int pixels = size * size;
    for (int i = 0; i < rgb.length; i++) {
      values[at + i % 3 * pixels + i / 3] = (Resampling.rounded(rgb[i]) & 0xff) / 255f;
    }
  }

  private static void normalise(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    double scale = 1 / (Math.sqrt(squares / values.length) + FLOOR);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - mean) * scale);
    }
  }
}
