package org.polyfuse.runtime.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.plugins.Plugins;

/**
 * Parts of every kind as a program of others may bring them: they are called {@code outside}, do
 * what a known part of their kind does, name a file, and may hold other parts.
 */
public final class FileParts {

  static final String NAME = "outside";

  private static final Plugins KNOWN = Plugins.onClassPath();

  /** Settings of all of them. */
  @Summary("Names a file.")
  public record Settings(
      @Setting("A file.") Path file,
      @Setting(value = "Left to the data.", defaultsTo = "auto") OptionalInt open,
      @Setting(value = "A part, perhaps.", defaultsTo = "auto")
          Optional<Choice<FaceDetectorFactory<?>>> maybe,
      @Setting(value = "A part in settings of their own.", defaultsTo = "auto")
          Optional<Deeper> deeper,
      @Setting(value = "Some parts.", defaultsTo = "[]")
          List<Choice<FaceDetectorFactory<?>>> several,
      @Setting(value = "Parts by name.", defaultsTo = "{}")
          Map<String, Choice<FaceDetectorFactory<?>>> named) {

    Settings resolved() {
      return new Settings(file, OptionalInt.of(1), maybe, deeper, several, named);
    }
  }

  /** Settings within settings. */
  public record Deeper(@Setting("A part.") Choice<FaceDetectorFactory<?>> part) {}

  private FileParts() {}

  /** One of each kind; those that are created do what these known ones do. */
  public static Plugins plugins(Map<PluginKind, String> known) {
    Map<PluginKind, PartFactory<?>> outside = new EnumMap<>(PluginKind.class);
    for (PluginKind kind : PluginKind.values()) {
      Optional<String> any = // a study asks its metrics for their names
          kind == PluginKind.METRIC ? Optional.of("brier") : Optional.empty();
      outside.put(kind, of(kind, Optional.ofNullable(known.get(kind)).or(() -> any)));
    }
    return KNOWN.with(outside.values().toArray(new PartFactory<?>[0]));
  }

  private static PartFactory<?> of(PluginKind kind, Optional<String> known) {
    return (PartFactory<?>)
        Proxy.newProxyInstance(
            FileParts.class.getClassLoader(),
            new Class<?>[] {kind.spi()},
            new Handler(known.map(name -> KNOWN.find(kind, name))));
  }

  private record Handler(Optional<PartFactory<?>> known) implements InvocationHandler {

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      return switch (method.getName()) {
        case "name" -> NAME;
        case "formerName" -> Optional.empty();
        case "configType" -> Settings.class;
        case "remarks" -> List.of("file: is a file");
        case "resolve" -> ((Settings) arguments[0]).resolved();
        case "equals" -> self == arguments[0];
        case "hashCode" -> System.identityHashCode(self);
        case "toString" -> NAME;
        default -> asKnown(method, arguments);
      };
    }

    private Object asKnown(Method method, Object[] arguments) throws Throwable {
      PartFactory<?> factory = known.orElseThrow();
      Object[] own = arguments.clone();
      own[0] = new ConfigLoader(KNOWN).read(Map.of(), factory.configType());
      try {
        return method.invoke(factory, own);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
