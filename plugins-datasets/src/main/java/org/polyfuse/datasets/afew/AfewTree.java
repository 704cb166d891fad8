package org.polyfuse.datasets.afew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;

/** Where things lie in the corpus. */
final class AfewTree {

  private static final String ALIGNED = "AlignedFaces_LBPTOP_Points";
  private static final Pattern CLIP = Pattern.compile("\\d{9}");
  private static final Pattern FACE = Pattern.compile("(\\d{1,9})\\.(?i:jpe?g|png)");

  private final Path root;

  /**
   * Of a folder.
   *
   * @throws PolyfuseException if it is no AFEW
   */
  AfewTree(Path root) {
    this.root = root;
    if (!Files.isDirectory(root.resolve(AfewPart.TRAIN.folder()))
        && !Files.isDirectory(root.resolve(AfewPart.VAL.folder()))) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: must hold Train_AFEW or Val_AFEW but '%s' %s. Check the path.",
              root,
              Files.isDirectory(root) ? "holds neither" : "is no folder"));
    }
  }

  /** The folder of a part, which may be missing. */
  Path part(AfewPart part) {
    return root.resolve(part.folder());
  }

  /** What lies in a folder, in the order of names, without what systems leave there. */
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.filter(file -> !isSystems(file)).sorted().toList();
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: '%s' must be readable but is not (%s). Check it.",
              folder,
              e),
          e);
    }
  }

  private static boolean isSystems(Path file) {
    String name = name(file);
    return name.startsWith(".") || name.equals("Thumbs.db") || name.equals("desktop.ini");
  }

  /** Whether a folder of a part holds aligned faces and points instead of a class. */
  static boolean isAligned(Path folder) {
    return name(folder).equals(ALIGNED);
  }

  /** The clip that a file is, by its name. */
  static Optional<String> clip(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    boolean film = dot > 0 && name.substring(dot).toLowerCase(Locale.ROOT).equals(".avi");
    return film && CLIP.matcher(name.substring(0, dot)).matches()
        ? Optional.of(name.substring(0, dot))
        : Optional.empty();
  }

  /** The folder with a folder of faces for each clip, which may be missing. */
  Path faces(AfewPart part) {
    return part(part).resolve(ALIGNED).resolve("Faces");
  }

  /** Whether a file is a face of the aligned ones. */
  static boolean isFace(Path file) {
    return FACE.matcher(name(file)).matches();
  }

  /** The number of the frame that a face was found in. */
  static int frame(Path face) {
    String name = name(face);
    return Integer.parseInt(name.substring(0, name.indexOf('.')));
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
