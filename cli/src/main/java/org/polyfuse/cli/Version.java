package org.polyfuse.cli;

import picocli.CommandLine.IVersionProvider;

/** {@code --version}: that of the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"polyfuse " + of()};
  }

  static String of() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
