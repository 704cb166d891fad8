package org.polyfuse.runtime.config;

import static java.util.Map.entry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.polyfuse.api.Choice;
import org.polyfuse.runtime.config.layer.Fragment;
import org.polyfuse.runtime.config.layer.Patch;
import org.polyfuse.runtime.plugins.PluginKind;

/** The form of each Java type that a setting may have. */
final class Forms {

  private static final Map<Type, Form> PLAIN =
      Map.ofEntries(
          entry(int.class, new ScalarForm.Whole(false)),
          entry(Integer.class, new ScalarForm.Whole(false)),
          entry(long.class, new ScalarForm.Whole(true)),
          entry(Long.class, new ScalarForm.Whole(true)),
          entry(double.class, new ScalarForm.Real()),
          entry(Double.class, new ScalarForm.Real()),
          entry(boolean.class, new ScalarForm.Flag()),
          entry(Boolean.class, new ScalarForm.Flag()),
          entry(String.class, new ScalarForm.Text()),
          entry(Path.class, new ScalarForm.File()),
          entry(Fragment.class, new FragmentForm()),
          entry(Patch.class, new PatchForm()));

  private Forms() {}

  static Form of(Type type) {
    Form plain = PLAIN.get(type);
    if (plain != null) {
      return plain;
    }
    if (type == OptionalInt.class) {
      return new MaybeForm(new ScalarForm.Whole(false), MaybeForm.Box.INT);
    }
    if (type == OptionalDouble.class) {
      return new MaybeForm(new ScalarForm.Real(), MaybeForm.Box.DOUBLE);
    }
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    if (type instanceof Class<?> plainType && plainType.isEnum()) {
      return new ScalarForm.OneOf(plainType);
    }
    if (type instanceof Class<?> plainType && plainType.isRecord()) {
      return new SectionForm(plainType.asSubclass(Record.class));
    }
    throw unsupported(type);
  }

  private static Form ofGeneric(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    if (generic.getRawType() == Optional.class) {
      return new MaybeForm(of(arguments[0]), MaybeForm.Box.ANY);
    }
    if (generic.getRawType() == List.class) {
      return new ListForm(of(arguments[0]));
    }
    if (generic.getRawType() == Map.class && arguments[0] == String.class) {
      return new MapForm(of(arguments[1]));
    }
    if (generic.getRawType() == Choice.class) {
      return new ChoiceForm(PluginKind.of(raw(arguments[0])));
    }
    throw unsupported(generic);
  }

  private static Class<?> raw(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    if (raw instanceof Class<?> found) {
      return found;
    }
    throw unsupported(type);
  }

  private static IllegalStateException unsupported(Type type) {
    return new IllegalStateException(
        type.getTypeName() + ": is no type of a setting; see the documentation of @Setting");
  }
}
