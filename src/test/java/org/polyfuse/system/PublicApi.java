package org.polyfuse.system;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The public and protected types and members of a part of Polyfuse, as lines: what a program or a
 * plugin may be compiled against.
 */
final class PublicApi {

  private static final String HOUSE = "org.polyfuse.";

  private final Map<String, List<String>> types = new TreeMap<>();

  private PublicApi() {}

  /** Of these types. */
  static List<String> of(Collection<Class<?>> types) {
    PublicApi api = new PublicApi();
    types.stream().filter(PublicApi::isOpen).forEach(api::add);
    return api.lines();
  }

  /**
   * Of these types and all that their signatures speak of, as far as it is Polyfuse's own and
   * stands in none of these packages, which are looked after elsewhere.
   */
  static List<String> reachedFrom(Collection<Class<?>> types, String... elsewhere) {
    Deque<Class<?>> open = new ArrayDeque<>(types.stream().filter(PublicApi::isOpen).toList());
    PublicApi api = new PublicApi();
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      boolean known =
          api.types.containsKey(type.getName())
              || Arrays.stream(elsewhere).anyMatch(type.getName()::startsWith);
      if (!known && isOpen(type)) {
        api.add(type);
        open.addAll(mentioned(type));
      }
    }
    return api.lines();
  }

  private static boolean isOpen(Class<?> type) {
    boolean open =
        Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
    return open && (type.getDeclaringClass() == null || isOpen(type.getDeclaringClass()));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    types.forEach(
        (name, members) -> {
          lines.add(members.get(0));
          members.stream().skip(1).sorted().forEach(line -> lines.add("  " + line));
        });
    return lines;
  }

  private void add(Class<?> type) {
    List<String> lines = new ArrayList<>(List.of(headline(type)));
    members(type).map(PublicApi::line).forEach(lines::add);
    types.put(type.getName(), lines);
  }

  /** With superclass, interfaces and, for a sealed type, who may implement it. */
  private static String headline(Class<?> type) {
    StringBuilder line = new StringBuilder(type.toGenericString());
    Type parent = type.getGenericSuperclass();
    if (parent != null && parent != Object.class) {
      line.append(" extends ").append(parent.getTypeName());
    }
    append(line, " implements ", type.getGenericInterfaces());
    append(line, " permits ", type.isSealed() ? type.getPermittedSubclasses() : new Type[0]);
    append(line, " ", annotations(type));
    return line.toString();
  }

  private static Type[] annotations(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(each -> (Type) each.annotationType())
        .filter(each -> each.getTypeName().startsWith(HOUSE) || each == FunctionalInterface.class)
        .toArray(Type[]::new);
  }

  private static void append(StringBuilder line, String before, Type[] types) {
    if (types.length > 0) {
      line.append(before)
          .append(String.join(", ", Stream.of(types).map(Type::getTypeName).sorted().toList()));
    }
  }

  /** Its own, and those of superclasses that nobody else sees. */
  private static Stream<Member> members(Class<?> type) {
    Stream<Member> own =
        Stream.of(
                type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .map(Member.class::cast)
            .filter(member -> isOpen(member, type));
    Class<?> parent = type.getSuperclass();
    boolean hidden = parent != null && parent.getName().startsWith(HOUSE) && !isOpen(parent);
    return hidden
        ? Stream.concat(own, members(parent).filter(each -> !(each instanceof Constructor)))
        : own;
  }

  private static boolean isOpen(Member member, Class<?> type) {
    int modifiers = member.getModifiers();
    boolean inherited = Modifier.isProtected(modifiers) && !Modifier.isFinal(type.getModifiers());
    return !member.isSynthetic() && (Modifier.isPublic(modifiers) || inherited);
  }

  private static String line(Member member) {
    if (member instanceof Field field) {
      return field.toGenericString() + constant(field);
    }
    if (member instanceof Method method) {
      Object value = method.getDefaultValue();
      return method.toGenericString() + (value == null ? "" : " default " + quoted(value));
    }
    return ((Constructor<?>) member).toGenericString();
  }

  /** The value of a constant, which compilers copy. */
  private static String constant(Field field) {
    boolean copied =
        Modifier.isStatic(field.getModifiers())
            && Modifier.isFinal(field.getModifiers())
            && (field.getType().isPrimitive() || field.getType() == String.class);
    try {
      return copied ? " = " + quoted(field.get(null)) : "";
    } catch (IllegalAccessException e) {
      return ""; // a protected constant
    }
  }

  private static String quoted(Object value) {
    return value instanceof String text
        ? "\"" + text.replace("\u0000", "\\0") + "\""
        : value.toString();
  }

  /** The types of Polyfuse in its signatures. */
  private static Collection<Class<?>> mentioned(Class<?> type) {
    TreeSet<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
    note(type.getGenericSuperclass(), found);
    note(type.getGenericInterfaces(), found);
    note(type.getDeclaredClasses(), found);
    members(type)
        .forEach(
            member -> {
              if (member instanceof Field field) {
                note(field.getGenericType(), found);
              } else {
                Executable executable = (Executable) member;
                note(executable.getGenericParameterTypes(), found);
                note(executable.getGenericExceptionTypes(), found);
                note(executable instanceof Method m ? m.getGenericReturnType() : null, found);
              }
            });
    return found;
  }

  private static void note(Type[] types, Collection<Class<?>> found) {
    Arrays.stream(types).forEach(each -> note(each, found));
  }

  private static void note(Type type, Collection<Class<?>> found) {
    if (type instanceof Class<?> plain) {
      Class<?> element = plain.isArray() ? plain.getComponentType() : plain;
      if (element.getName().startsWith(HOUSE)) {
        found.add(element);
      }
    } else if (type instanceof ParameterizedType parameterized) {
      note(parameterized.getRawType(), found);
      note(parameterized.getActualTypeArguments(), found);
    } else if (type instanceof WildcardType wildcard) {
      note(wildcard.getUpperBounds(), found);
      note(wildcard.getLowerBounds(), found);
    } else if (type instanceof TypeVariable<?> variable) {
      Arrays.stream(variable.getBounds())
          .filter(bound -> !(bound instanceof ParameterizedType)) // may speak of itself
          .forEach(bound -> note(bound, found));
    }
  }
}
