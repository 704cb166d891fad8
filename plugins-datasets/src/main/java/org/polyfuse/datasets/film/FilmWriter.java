package org.polyfuse.datasets.film;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.polyfuse.api.data.Picture;

/**
 * Writes a film of pictures at a fixed rate and mono sound; the same bytes each time. The container
 * is that of the file's ending. Pictures and sound are to be given in turn, as they go on. Holds
 * native memory; for one thread.
 */
public final class FilmWriter implements AutoCloseable {

  /**
   * How a film is coded.
   *
   * @param video an encoder of ffmpeg, such as {@code mpeg4}
   * @param audio an encoder of ffmpeg, such as {@code pcm_s16le}
   */
  public record Coding(String video, String audio) {

    /** What AVI files of the generated corpus hold. */
    public static final Coding AVI = new Coding("mpeg4", "pcm_s16le");
  }

  private final DecoderLog log = new DecoderLog();
  private final Path file;
  private final AVFormatContext context;
  private final PictureEncoder pictures;
  private final Optional<SoundEncoder> sound;

  /**
   * Creates the file of a film without sound.
   *
   * @param height pixels; even
   * @param width pixels; even
   * @param frameRate pictures a second
   * @throws IOException if it cannot be written
   */
  public static FilmWriter silent(Path file, Coding coding, int height, int width, int frameRate)
      throws IOException {
    return new FilmWriter(file, coding, height, width, frameRate, OptionalInt.empty());
  }

  /**
   * Creates the file.
   *
   * @param height pixels; even
   * @param width pixels; even
   * @param frameRate pictures a second
   * @param soundRate samples a second
   * @throws IOException if it cannot be written
   */
  public FilmWriter(Path file, Coding coding, int height, int width, int frameRate, int soundRate)
      throws IOException {
    this(file, coding, height, width, frameRate, OptionalInt.of(soundRate));
  }

  private FilmWriter(
      Path file, Coding coding, int height, int width, int frameRate, OptionalInt soundRate)
      throws IOException {
    Ffmpeg.load();
    this.file = file;
    this.context = new AVFormatContext(null);
    String url = "file:" + file.toAbsolutePath();
    check(avformat.avformat_alloc_output_context2(context, (AVOutputFormat) null, null, url));
    context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    pictures = new PictureEncoder(context, coding.video(), height, width, frameRate);
    sound =
        soundRate.isPresent()
            ? Optional.of(new SoundEncoder(context, coding.audio(), soundRate.getAsInt()))
            : Optional.empty();
    AVIOContext out = new AVIOContext(null);
    check(avformat.avio_open(out, url, avformat.AVIO_FLAG_WRITE));
    context.pb(out);
    check(avformat.avformat_write_header(context, (AVDictionary) null));
  }

  /** Adds the next picture, of the film's size. */
  public void picture(Picture picture) throws IOException {
    check(pictures.write(picture));
  }

  /**
   * Adds samples in [-1, 1), any number.
   *
   * @throws IllegalStateException if the film is silent
   */
  public void sound(float[] samples) throws IOException {
    check(
        sound
            .orElseThrow(() -> new IllegalStateException(file + ": a silent film has no sound"))
            .write(samples));
  }

  private void check(int result) throws IOException {
    if (result < 0) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: cannot be written (%s%s)",
              file,
              Ffmpeg.message(result),
              log.first().map(first -> "; " + first).orElse("")));
    }
  }

  /** Ends the film. */
  @Override
  public void close() throws IOException {
    try {
      check(pictures.finish());
      check(sound.map(SoundEncoder::finish).orElse(0));
      check(avformat.av_write_trailer(context));
      check(avformat.avio_closep(context.pb()));
    } finally {
      pictures.close();
      sound.ifPresent(SoundEncoder::close);
      avformat.avformat_free_context(context);
      log.close();
    }
  }
}
