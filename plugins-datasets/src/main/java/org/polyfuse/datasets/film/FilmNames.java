package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.polyfuse.datasets.media.FileStart;
import org.polyfuse.datasets.media.WavCoding;

/** Which files are films or coded sound, and what ffmpeg may take them for. */
final class FilmNames {

  private static final Set<String> ENDINGS =
      Set.of(
          "avi", "mp4", "m4v", "m4a", "mov", "3gp", "mkv", "webm", "mka", "flv", "f4v", "mpg",
          "mpeg", "ts", "mts", "m2ts", "vob", "wmv", "wma", "asf", "ogv", "ogg", "oga", "opus",
          "mp3", "aac", "flac", "aif", "aiff", "au", "amr", "ac3", "caf", "mxf", "dv", "w64");

  /**
   * Containers alone. ffmpeg would also take texts for films: play lists and scripts that name
   * other files, and subtitles.
   */
  static final String CONTAINERS =
      "avi,mov,matroska,flv,mpeg,mpegvideo,mpegts,asf,ogg,mp3,aac,flac,aiff,au,amr,ac3,eac3,caf,"
          + "mxf,dv,wav,w64";

  private FilmNames() {}

  /**
   * By the name, else by the first bytes. WAV is left to the reader of its own unless its samples
   * must be decoded; what is only called so is taken for what it is.
   */
  static boolean accepts(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (ENDINGS.contains(ending)) {
      return true;
    }
    FileStart start = new FileStart(file);
    boolean calledWav = ending.equals("wav") || ending.equals("wave");
    return startsLikeOne(start)
        || (calledWav && start.hasSoundFrame()) // two bytes tell little
        || WavCoding.isCoded(file);
  }

  private static boolean startsLikeOne(FileStart start) {
    return (start.hasAscii(0, "RIFF") && start.hasAscii(8, "AVI "))
        || start.hasAscii(4, "ftyp")
        || start.hasAscii(0, "\u001aE\u00df\u00a3") // EBML: Matroska and WebM
        || start.hasAscii(0, "FLV\u0001")
        || start.hasAscii(0, "OggS")
        || start.hasAscii(0, "fLaC")
        || start.hasAscii(0, "ID3")
        || (start.hasAscii(0, "FORM") && start.hasAscii(8, "AIF"))
        || start.hasAscii(0, "#!AMR")
        || start.hasAscii(0, "caff\u0000\u0001")
        || start.hasAscii(0, ".snd\u0000\u0000")
        || start.hasAscii(0, "riff\u002e\u0091\u00cf\u0011") // Wave64
        || start.hasAscii(0, "0&\u00b2u\u008ef\u00cf\u0011"); // ASF
  }
}
