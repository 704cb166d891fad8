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

  /** Where JavaCPP unpacks native libraries to. */
  private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

  private UserHome() {}

  /** The folder; empty if there is none. */
  public static Optional<Path> folder() {
    return folder(System.getProperty("user.home"));
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
   * Has native libraries unpacked to a folder of this process alone, which goes with it, where
   * there is no home to keep them in. To be called before anything native loads.
   *
   * @throws FileFault if there is no room for temporary files either
   */
  public static void replaceForNatives() {
    if (folder().isPresent() || System.getProperty(NATIVES) != null) {
      return;
    }
    try {
      Path own = Files.createTempDirectory("polyfuse-natives-");
      System.setProperty(NATIVES, own.toString());
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
