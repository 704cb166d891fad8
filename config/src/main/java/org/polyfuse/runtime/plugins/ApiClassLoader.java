package org.polyfuse.runtime.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every plugin in a folder sees of this program, the parent of its class loader: {@code
 * org.polyfuse.api}, DJL ({@code ai.djl}), SLF4J ({@code org.slf4j}, which DJL logs to, so that
 * what a plugin logs goes the same way) and the JDK's platform classes. Nothing else: neither the
 * runtime, nor its libraries, nor the built-in plugins. So a plugin may bring any version of any
 * other library, Jackson and Guava included, and {@link java.util.ServiceLoader} finds in its
 * folder what the folder brings and no more.
 *
 * <p>Shared classes come from here even if a plugin's folder holds them too: an array that the
 * runtime hands over must be of the class that the plugin was linked with.
 */
final class ApiClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final List<String> SHARED = List.of("org.polyfuse.api.", "ai.djl.", "org.slf4j.");

  private final ClassLoader host;

  /** Shows a part of what the host sees. */
  ApiClassLoader(ClassLoader host) {
    super("polyfuse-api", ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isShared(name)) {
      return host.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return isShared(name.replace('/', '.')) ? host.getResource(name) : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return isShared(name.replace('/', '.'))
        ? host.getResources(name)
        : Collections.emptyEnumeration();
  }

  private static boolean isShared(String name) {
    return SHARED.stream().anyMatch(name::startsWith);
  }
}
