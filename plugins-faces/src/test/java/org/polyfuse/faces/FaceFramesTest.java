package org.polyfuse.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.data.Text;
import org.polyfuse.testkit.contract.DefaultSettings;

class FaceFramesTest {

  private static FrontEnd create(Map<String, ?> settings) {
    return new FaceFramesFactory().create(DefaultSettings.of(FaceFramesConfig.class, settings));
  }

  private static Choice<?> none() {
    return new Choice<>(new NoDetectorFactory(), new NoDetectorFactory.Config());
  }

  private static Picture shade(int value) {
    byte[] rgb = new byte[6 * 8 * 3];
    Arrays.fill(rgb, (byte) value);
    return new Picture(6, 8, rgb);
  }

  @Test
  void each_step_shows_the_frame_on_the_screen_at_its_middle() {
    FrontEnd frontEnd =
        create(Map.of("rate", 5.0, "size", 4, "detector", none(), "colours", Colours.GREY));
    Features features = frontEnd.extract(Pictures.film(25, 25, i -> shade(10 * i)));
    assertThat(features.shape().step()).isEqualTo(new Shape(1, 4, 4));
    assertThat(features.steps()).isEqualTo(5);
    assertThat(features.centres())
        .containsExactly(new double[] {0.1, 0.3, 0.5, 0.7, 0.9}, within(1e-9));
    for (int step = 0; step < 5; step++) {
      assertThat(features.values()[16 * step])
          .isCloseTo(10 * (5 * step + 2) / 255f, within(1e-6f)); // the middle one of five
    }
  }

  @Test
  void frames_of_uneven_times_and_slow_films_keep_time() {
    List<Picture> pictures = List.of(shade(0), shade(100), shade(200));
    Frames film = Frames.of(6, 8, pictures, new double[] {0, 0.1, 0.8}, 1);
    FrontEnd frontEnd =
        create(Map.of("rate", 10.0, "size", 4, "detector", none(), "form", StepForm.VECTOR));
    Features features = frontEnd.extract(film);
    assertThat(features.shape().step()).isEqualTo(new Shape(48));
    int[] shown =
        IntStream.range(0, 10).map(i -> Math.round(255 * features.values()[48 * i])).toArray();
    assertThat(shown).containsExactly(0, 100, 100, 100, 100, 100, 100, 100, 200, 200);
  }

  @Test
  void the_face_is_cut_out_wherever_it_moves() {
    FrontEnd frontEnd = create(Map.of("size", 32, "rate", 10.0));
    Frames still = Pictures.film(10, 10, i -> Pictures.shifted(20, 20, 1));
    Frames moving = Pictures.film(10, 10, i -> Pictures.shifted(20 + 14 * i, 20, 1));
    List<Repair> repairs = new ArrayList<>();
    Features expected = frontEnd.extract(still, repairs::add);
    Features followed = frontEnd.extract(moving, repairs::add);
    assertThat(repairs).hasSize(2).allMatch(repair -> repair.part() == 0 && repair.whole() == 10);
    assertThat(difference(expected.values(), followed.values())).isLessThan(0.05);
    Features whole = create(Map.of("size", 32, "rate", 10.0, "detector", none())).extract(still);
    assertThat(difference(expected.values(), whole.values())).isGreaterThan(0.1);
  }

  private static double difference(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).average().orElse(1);
  }

  @Test
  void frames_without_a_face_are_passed_whole_and_counted() {
    Picture landscape = Pictures.landscape();
    FrontEnd frontEnd = create(Map.of("size", 16, "rate", 5.0));
    List<Repair> repairs = new ArrayList<>();
    Features features = frontEnd.extract(Pictures.film(5, 5, i -> landscape), repairs::add);
    assertThat(repairs).containsExactly(new Repair("frames without a face, passed whole", 5, 5));
    Features whole =
        create(Map.of("size", 16, "rate", 5.0, "detector", none()))
            .extract(Pictures.film(5, 5, i -> landscape));
    assertThat(features.values()).containsExactly(whole.values());
  }

  @Test
  void looking_at_every_third_step_follows_as_well() {
    Frames moving = Pictures.film(12, 12, i -> Pictures.shifted(20 + 8 * i, 20, 1));
    Features each = create(Map.of("size", 24, "rate", 12.0, "every", 1)).extract(moving);
    Features third = create(Map.of("size", 24, "rate", 12.0, "every", 3)).extract(moving);
    assertThat(difference(each.values(), third.values())).isLessThan(0.04);
  }

  @Test
  void channels_come_first_and_may_be_normalised() {
    byte[] rgb = new byte[4 * 4 * 3];
    for (int i = 0; i < 16; i++) {
      rgb[3 * i] = (byte) 255;
      rgb[3 * i + 2] = (byte) (i < 8 ? 51 : 102);
    }
    Frames film = Pictures.film(2, 1, i -> new Picture(4, 4, rgb));
    Features plain = create(Map.of("size", 4, "rate", 1.0, "detector", none())).extract(film);
    assertThat(Arrays.copyOfRange(plain.values(), 0, 16)).containsOnly(1f);
    assertThat(Arrays.copyOfRange(plain.values(), 16, 32)).containsOnly(0f);
    assertThat(plain.values()[32]).isEqualTo(51 / 255f);
    assertThat(plain.values()[47]).isEqualTo(102 / 255f);
    float[] normalised =
        create(
                Map.of(
                    "size", 4, "rate", 1.0, "detector", none(), "normalise", PictureNorm.RECORDING))
            .extract(film)
            .values();
    double mean = IntStream.range(0, 96).mapToDouble(i -> normalised[i]).average().orElse(1);
    double square =
        IntStream.range(0, 96).mapToDouble(i -> normalised[i] * normalised[i]).average().orElse(0);
    assertThat(mean).isCloseTo(0, within(1e-5));
    assertThat(square).isCloseTo(1, within(1e-3));
  }

  @Test
  void what_is_no_film_is_refused() {
    assertThatThrownBy(() -> create(Map.of()).extract(new Text("x")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("needs a film but the stream is a Text");
  }
}
