package org.polyfuse.report;

import java.util.List;
import java.util.Locale;
import org.polyfuse.runtime.keep.AttendedSteps;
import org.polyfuse.runtime.keep.ShownRecording;
import org.polyfuse.runtime.keep.ShownRecording.Shown;
import org.polyfuse.runtime.keep.ShownRecording.Thumbnail;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.Figure;
import org.polyfuse.svg.LinearScale;
import org.polyfuse.svg.SeriesStyle;

/** One recording over time: for each modality its attention, and below it what it is made of. */
final class Timeline {

  private static final double LEFT = 42;
  private static final double RIGHT = Figure.WIDTH - 12;
  private static final double LABEL = 18;
  private static final double WEIGHTS = 46;
  private static final double CONTENT = 62;
  private static final double GAP = 12;
  private static final double THUMBNAIL = 36;

  private final ShownRecording recording;
  private final LinearScale time;
  private final Figure figure;
  private double y = 2;

  Timeline(ShownRecording recording) {
    this.recording = recording;
    this.time = LinearScale.of(0, Math.max(1e-3, recording.seconds()), LEFT, RIGHT);
    double height = 36;
    for (Shown modality : recording.modalities()) {
      height += height(modality);
    }
    this.figure =
        new Figure(
            Figure.WIDTH,
            height,
            "Attention over time in " + recording.id(),
            String.format(
                Locale.ROOT,
                "%s seconds; predicted %s.",
                Numbers.decimal(recording.seconds(), 2),
                recording.predicted()));
  }

  static boolean hasContent(ShownRecording recording) {
    return recording.modalities().stream().anyMatch(each -> height(each) > 0);
  }

  private static double height(Shown modality) {
    double weights = hasWeights(modality) ? LABEL + WEIGHTS : 0;
    double content = contentHeight(modality);
    return weights + content == 0 ? 0 : (weights == 0 ? LABEL : weights) + content + GAP;
  }

  private static boolean hasWeights(Shown modality) {
    return modality.attention().weights().length > 0;
  }

  private static double contentHeight(Shown modality) {
    if (!modality.thumbnails().isEmpty()) {
      return THUMBNAIL + 6;
    }
    return modality.picture() == null && modality.motion() == null ? 0 : LABEL + CONTENT;
  }

  Element draw() {
    int series = 0;
    for (Shown modality : recording.modalities()) {
      if (height(modality) > 0) {
        draw(modality, new SeriesStyle(series));
      }
      series++;
    }
    double bottom = y - GAP + 4;
    figure.line(LEFT, bottom, RIGHT, bottom, "axis");
    for (double tick : time.ticks(6)) {
      figure.line(time.at(tick), bottom, time.at(tick), bottom + 4, "axis");
      figure.text(time.at(tick), bottom + 16, "middle", time.label(tick, 6)).styled("tick");
    }
    figure.text((LEFT + RIGHT) / 2, bottom + 31, "middle", "time (s)");
    return figure.svg();
  }

  private void draw(Shown modality, SeriesStyle series) {
    boolean weights = hasWeights(modality);
    figure.text(4, y + 11, "start", modality.name() + (weights ? ": attention" : ""));
    y += LABEL;
    if (weights) {
      weights(modality.attention(), series);
    }
    if (!modality.thumbnails().isEmpty()) {
      thumbnails(modality.thumbnails());
    } else if (modality.picture() != null) {
      picture(modality.picture());
    } else if (modality.motion() != null) {
      motion(modality.motion(), series);
    }
    y += GAP;
  }

  /** Bars as wide as steps, which overlap by half of what their neighbours leave. */
  private void weights(AttendedSteps attention, SeriesStyle series) {
    float most = 0;
    for (float weight : attention.weights()) {
      most = Math.max(most, weight);
    }
    LinearScale up = LinearScale.round(0, most, y + WEIGHTS, y + 4);
    figure.line(LEFT, y + WEIGHTS, RIGHT, y + WEIGHTS, "grid");
    figure.line(LEFT, up.to(), RIGHT, up.to(), "grid");
    figure.text(LEFT - 5, up.to() + 7, "end", up.label(up.high(), 1)).styled("tick");
    figure.text(LEFT - 5, y + WEIGHTS, "end", "0").styled("tick");
    float[] centres = attention.centres();
    for (int i = 0; i < centres.length; i++) {
      double from = i == 0 ? first(centres) : (centres[i - 1] + centres[i]) / 2;
      double to = i == centres.length - 1 ? last(centres) : (centres[i] + centres[i + 1]) / 2;
      double left = time.at(Math.max(0, from));
      double right = time.at(Math.min(time.high(), to));
      double top = up.at(attention.weights()[i]);
      if (right > left && Float.isFinite(attention.weights()[i])) {
        figure
            .rectangle(left, top, right - left, y + WEIGHTS - top, "area " + series.colour())
            .add(
                Element.of(
                    "title",
                    String.format(
                        Locale.ROOT,
                        "%s s: %s",
                        Numbers.decimal(centres[i], 2),
                        Numbers.decimal(attention.weights()[i], 3))));
      }
    }
    y += WEIGHTS;
  }

  private static double first(float[] centres) {
    return centres.length < 2 ? 0 : centres[0] - (centres[1] - centres[0]) / 2;
  }

  private double last(float[] centres) {
    int n = centres.length;
    return n < 2 ? time.high() : centres[n - 1] + (centres[n - 1] - centres[n - 2]) / 2;
  }

  private void picture(ShownRecording.Picture picture) {
    figure.text(4, y + 12, "start", picture.axis()).styled("tick");
    double top = y + LABEL;
    double right = time.at(Math.min(picture.seconds(), time.high()));
    figure.add(
        Element.of("image")
            .with("x", LEFT)
            .with("y", top)
            .with("width", Math.max(1, right - LEFT))
            .with("height", CONTENT)
            .with("preserveAspectRatio", "none")
            .with("href", HeatColours.address(picture.png())));
    LinearScale up = LinearScale.of(0, picture.high(), top + CONTENT, top);
    for (double tick : up.ticks(2)) {
      double at = Math.max(top + 8, Math.min(top + CONTENT, up.at(tick) + 4));
      figure.text(LEFT - 5, at, "end", up.label(tick, 2)).styled("tick");
    }
    y = top + CONTENT;
  }

  private void motion(ShownRecording.Motion motion, SeriesStyle series) {
    figure.text(4, y + 12, "start", "mean speed (units/s)").styled("tick");
    double top = y + LABEL;
    float most = 0;
    for (float value : motion.values()) {
      most = Math.max(most, value);
    }
    LinearScale up = LinearScale.round(0, most, top + CONTENT, top);
    figure.line(LEFT, top, RIGHT, top, "grid");
    figure.text(LEFT - 5, top + 8, "end", up.label(up.high(), 1)).styled("tick");
    figure.text(LEFT - 5, top + CONTENT, "end", "0").styled("tick");
    StringBuilder path = new StringBuilder();
    int n = motion.values().length;
    for (int i = 0; i < n; i++) {
      double at = time.at(Math.min(time.high(), (i + 0.5) / n * motion.seconds()));
      path.append(i == 0 ? "M" : "L").append(Element.number(at)).append(' ');
      path.append(i == 0 ? Element.number(top + CONTENT) + "V" : "");
      path.append(Element.number(up.at(motion.values()[i])));
    }
    path.append("V").append(Element.number(top + CONTENT)).append('z');
    figure.add(Element.of("path").with("d", path).styled("area " + series.colour()));
    y = top + CONTENT;
  }

  /** Where they belong in time, moved apart where they would overlap. */
  private void thumbnails(List<Thumbnail> thumbnails) {
    double size = Math.min(THUMBNAIL, (RIGHT - LEFT) / thumbnails.size() - 1);
    double from = LEFT;
    for (int i = 0; i < thumbnails.size(); i++) {
      Thumbnail thumbnail = thumbnails.get(i);
      double spaceLeft = (thumbnails.size() - i) * (size + 1);
      double wanted = time.at(Math.min(time.high(), thumbnail.time())) - size / 2;
      double x = Math.min(Math.max(from, wanted), RIGHT - spaceLeft + 1);
      figure.add(
          Element.of("image")
              .with("x", x)
              .with("y", y + 6)
              .with("width", size)
              .with("height", size)
              .with("href", HeatColours.address("image/jpeg", thumbnail.jpeg()))
              .add(Element.of("title", Numbers.decimal(thumbnail.time(), 2) + " s")));
      from = x + size + 1;
    }
    y += THUMBNAIL + 6;
  }
}
