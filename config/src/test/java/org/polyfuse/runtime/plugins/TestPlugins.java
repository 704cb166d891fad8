package org.polyfuse.runtime.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;

/** Finds the plugins that a folder of the test resources names, and no other. */
public final class TestPlugins extends ClassLoader {

  private final String folder;

  /** Of {@code FOLDER/META-INF/services}. */
  public TestPlugins(String folder) {
    super(TestPlugins.class.getClassLoader());
    this.folder = folder;
  }

  /** Parts that exist in tests only. */
  public static Plugins load() {
    return new Plugins(List.of(new TestPlugins("testplugins")));
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith("META-INF/services/")
        ? getParent().getResources(folder + "/" + name)
        : super.getResources(name);
  }
}
