package org.polyfuse.datasets.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.Waveform;

/** Films that the program {@code ffmpeg} writes; where it is installed, as on the build machine. */
class FilmsOfTheProgramTest {

  private static final double SECONDS = 3;

  /** Four fields: red, green; blue, white. */
  private static final String PICTURES =
      "color=red:s=64x48:r=25:d=3[a];color=0x00ff00:s=64x48:r=25:d=3[b];"
          + "color=blue:s=64x48:r=25:d=3[c];color=white:s=64x48:r=25:d=3[d];"
          + "[a][b]hstack[e];[c][d]hstack[f];[e][f]vstack";

  private static final String SOUND =
      "aevalsrc=0.5*sin(2*PI*440*t)|0.5*sin(2*PI*440*t):s=44100:d=3"; // stereo, 44.1 kHz

  @TempDir Path folder;

  @BeforeEach
  void needs_the_program() {
    boolean there =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "ffmpeg")));
    assumeTrue(there, "ffmpeg is not installed");
  }

  private Path write(String name, String... options) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(options));
    command.add(file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "clip.mp4, libx264, aac",
    "clip.avi, mpeg4, libmp3lame",
    "clip.flv, flv, libmp3lame",
    "clip.webm, libvpx-vp9, libopus",
    "clip.mkv, libx264, aac",
    "clip.mov, mpeg4, pcm_s16le",
    "clip.mpg, mpeg2video, mp2"
  })
  void times_sound_and_colours_are_right(String name, String video, String audio) throws Exception {
    Path film =
        write(
            name,
            "-f",
            "lavfi",
            "-i",
            PICTURES,
            "-f",
            "lavfi",
            "-i",
            SOUND,
            "-c:v",
            video,
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            audio,
            "-b:v",
            "1M");
    Films.Seen seen = Films.look(film);
    assertThat(seen.repaired()).isEmpty();
    assertThat(seen.times()).hasSize(75);
    assertThat(seen.seconds()).isEqualTo(SECONDS, within(0.1));
    for (int i = 2; i < 75; i++) {
      assertThat(seen.times()[i] - seen.times()[i - 1]).isEqualTo(0.04, within(0.002));
    }
    assertFields(seen);
    assertTone(Films.hear(film));
  }

  private static void assertFields(Films.Seen seen) {
    int[][] expected = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
    for (int field = 0; field < 4; field++) {
      for (int channel = 0; channel < 3; channel++) {
        int row = seen.height() / 4 + field / 2 * seen.height() / 2;
        int column = seen.width() / 4 + field % 2 * seen.width() / 2;
        assertThat((double) seen.pictures().get(40).at(row, column, channel))
            .as("field %d, channel %d", field, channel)
            .isEqualTo(expected[field][channel], within(16.0));
      }
    }
  }

  /** A pure tone of 440 Hz at half the range, wherever its phase is. */
  private static void assertTone(Waveform sound) {
    assertThat(sound.rate()).isEqualTo(16000);
    assertThat(sound.seconds()).isEqualTo(SECONDS, within(0.1));
    double re = 0;
    double im = 0;
    double power = 0;
    int from = 8000;
    int count = 16000; // 440 whole waves
    for (int i = from; i < from + count; i++) {
      double sample = sound.samples()[i];
      re += sample * Math.cos(2 * Math.PI * 440 * i / 16000);
      im += sample * Math.sin(2 * Math.PI * 440 * i / 16000);
      power += sample * sample;
    }
    assertThat(2 * Math.hypot(re, im) / count)
        .as("its height; an MP3 encoder lowers it by a twentieth")
        .isEqualTo(0.5, within(0.03));
    assertThat(2 * (re * re + im * im) / count / power).as("its share").isGreaterThan(0.99);
  }

  @Test
  void frames_of_a_variable_rate_keep_their_times() throws Exception {
    for (String name : List.of("vfr.mp4", "vfr.mkv")) {
      Path film =
          write(
              name,
              "-f",
              "lavfi",
              "-i",
              PICTURES,
              "-vf",
              "select='if(lt(n,30),not(mod(n,5)),1)'",
              "-vsync",
              "vfr",
              "-c:v",
              "libx264",
              "-pix_fmt",
              "yuv420p");
      Films.Seen seen = Films.look(film);
      assertThat(seen.repaired()).isEmpty();
      assertThat(seen.times()).hasSize(6 + 45);
      for (int i = 0; i < seen.times().length; i++) {
        double expected = i < 6 ? 0.2 * i : 1.2 + 0.04 * (i - 6);
        assertThat(seen.times()[i]).isEqualTo(expected, within(0.002));
      }
      assertThat(seen.seconds()).isEqualTo(SECONDS, within(0.01));
    }
  }

  @Test
  void a_film_held_upright_is_turned() throws Exception {
    Path flat =
        write("flat.mp4", "-f", "lavfi", "-i", PICTURES, "-c:v", "libx264", "-pix_fmt", "yuv420p");
    Path turned =
        write("turned.mp4", "-i", flat.toString(), "-c", "copy", "-metadata:s:v", "rotate=90");
    Films.Seen seen = Films.look(turned);
    assertThat(List.of(seen.height(), seen.width())).containsExactly(128, 96);
    Path raw =
        write(
            "turned.rgb",
            "-i",
            turned.toString(),
            "-frames:v",
            "1",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24"); // the program turns it too
    byte[] expected = Files.readAllBytes(raw);
    byte[] found = seen.pictures().get(0).rgb();
    assertThat(found).hasSameSizeAs(expected);
    int different = 0;
    for (int i = 0; i < found.length; i++) {
      different += Math.abs((found[i] & 0xff) - (expected[i] & 0xff)) > 24 ? 1 : 0;
    }
    assertThat(different).as("values of other colours").isLessThan(found.length / 20);
  }

  @Test
  void a_film_may_lack_sound_or_pictures() throws Exception {
    for (String ending : List.of("mp4", "avi", "mkv", "flv")) {
      Path mute =
          write(
              "mute." + ending,
              "-f",
              "lavfi",
              "-i",
              PICTURES,
              "-c:v",
              ending.equals("flv") ? "flv" : "mpeg4");
      assertThat(Films.look(mute).times()).hasSize(75);
      assertThatThrownBy(() -> Films.hear(mute))
          .isInstanceOf(AbsentStreamException.class)
          .hasMessageContaining("mute." + ending + ": has no sound");
    }
    for (String name : List.of("blind.mp4", "blind.mp3", "blind.ogg", "blind.flac", "blind.m4a")) {
      Path blind = write(name, "-f", "lavfi", "-i", SOUND);
      assertTone(Films.hear(blind));
      assertThatThrownBy(() -> Films.look(blind))
          .isInstanceOf(AbsentStreamException.class)
          .hasMessageContaining(name + ": has no pictures");
    }
  }

  /** A white picture and a click at 1.2 s, in codings that shift one of them by themselves. */
  @ParameterizedTest
  @CsvSource({
    "clap.mp4, libx264, aac",
    "clap.mkv, mpeg4, flac",
    "clap.webm, libvpx, libopus",
    "clap.flv, flv, libmp3lame",
    "clap.avi, mpeg4, libmp3lame"
  })
  void a_flash_and_a_click_stay_together(String name, String video, String audio) throws Exception {
    Path film =
        write(
            name,
            "-f",
            "lavfi",
            "-i",
            "color=black:s=64x48:r=25:d=3,geq=lum='if(eq(N,30),235,16)':cb=128:cr=128",
            "-f",
            "lavfi",
            "-i",
            "aevalsrc='if(between(t,1.2,1.21),0.9*sin(2*PI*2000*t),0)':s=44100:d=3",
            "-c:v",
            video,
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            audio);
    Films.Seen seen = Films.look(film);
    int flash = 0;
    while (seen.mean(flash, 1) < 128) {
      flash++;
    }
    float[] samples = Films.hear(film).samples();
    int click = 0;
    while (Math.abs(samples[click]) < 0.3) {
      click++;
    }
    assertThat(click / 16000.0 - seen.times()[flash])
        .as("seconds from flash to click")
        .isEqualTo(0, within(0.041)); // a picture: AVI has no finer times
  }
}
