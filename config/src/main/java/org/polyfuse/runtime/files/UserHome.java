package org.polyfuse.runtime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's home. In a container a user may have none, or one that is not there; Java then says
 * {@code ?}, or names what is missing, and whoever believes that makes such a folder.
 */
public final class UserHome {

  private static final Logger LOG = LoggerFactory.getLogger(UserHome.class);
  private static final String PROPERTY = "user.home";

  /** What Java named before it was replaced. */
  private static volatile @Nullable String replaced;

  private UserHome() {}

  /** The folder; empty if there is none. */
  public static Optional<Path> folder() {
    return folder(named());
  }

  /** What Java names as the folder, be it there or not. */
  public static String named() {
    String before = replaced;
    return before == null ? String.valueOf(System.getProperty(PROPERTY)) : before;
  }

  /** The folder that Java names. */
  static Optional<Path> folder(@Nullable String named) {
    try {
      return Optional.ofNullable(named)
          .map(Path::of)
          .filter(Path::isAbsolute)
          .filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty(); // "?" is no path on Windows
    }
  }

  /**
   * Where there is no home, gives every library that asks for it (PyTorch, JavaCPP and JNA unpack
   * native code there) a folder of this process alone, which goes with it. To be called before any
   * of them loads.
   *
   * @throws FileFault if there is no room for temporary files either
   */
  public static synchronized void replaceForLibraries() {
    if (replaced != null || folder().isPresent()) {
      return;
    }
    try {
      Path own = Files.createTempDirectory("polyfuse-home-");
      replaced = named();
      System.setProperty(PROPERTY, own.toString());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(own)));
    } catch (IOException e) {
      throw FileFault.writing(Path.of(System.getProperty("java.io.tmpdir", "")), e);
    }
  }

  private static void delete(Path own) {
    try {
      WholeFolder.delete(own);
    } catch (IOException e) {
      // a library that is in use, on Windows; temporary files are tidied up by others too
      LOG.debug("{}: cannot be deleted: {}", own, e.toString());
    }
  }
}
