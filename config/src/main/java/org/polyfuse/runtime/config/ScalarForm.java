package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;
import org.polyfuse.runtime.files.SourceFile;
import org.polyfuse.runtime.plugins.Kebab;
import org.polyfuse.runtime.plugins.Suggestion;

/** A setting that is one piece of text in the file. */
sealed interface ScalarForm extends Form {

  /** What is expected. */
  String rule();

  /** The value; empty if the text does not fit. */
  Optional<Object> parse(Node.Scalar scalar);

  /** Ends a message on a text that does not fit. */
  default String hint(String text) {
    return ".";
  }

  @Override
  default Optional<Object> bind(Stacked values, Place place, Binding binding) {
    Node top = values.top();
    if (!(top instanceof Node.Scalar scalar)) {
      binding.refuse(place, rule(), top);
      return Optional.empty();
    }
    Optional<Object> value = parse(scalar);
    if (value.isEmpty()) {
      String text = "%s but was %s%s %s";
      binding
          .problems()
          .add(
              place.path(),
              String.format(
                  Locale.ROOT, text, rule(), top.shown(), hint(scalar.text()), place.doc()),
              top.origin());
    }
    return value;
  }

  @Override
  default Object write(Object value, Form.Wording wording) {
    return value;
  }

  @Override
  default Object walk(Object value, Place at, SettingVisit visit) {
    return value;
  }

  /** Longer than any number that somebody writes; what takes time to read ends here. */
  int LONGEST_NUMBER = 400;

  private static BigDecimal number(Node.Scalar scalar) {
    if (scalar.text().length() > LONGEST_NUMBER) {
      throw new NumberFormatException("too long");
    }
    return new BigDecimal(scalar.text());
  }

  /** Any text, also one that YAML would take for a number or a truth value. */
  record Text() implements ScalarForm {
    @Override
    public String rule() {
      return "must be text";
    }

    @Override
    public Optional<Object> parse(Node.Scalar scalar) {
      return Optional.of(scalar.text());
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return definitions.type("string", "number", "boolean");
    }
  }

  /** An {@code int}, or a {@code long}; also as {@code 1e3}, as long as nothing is lost. */
  record Whole(boolean wide) implements ScalarForm {
    @Override
    public String rule() {
      return "must be a whole number";
    }

    @Override
    public Optional<Object> parse(Node.Scalar scalar) {
      try {
        BigDecimal number = number(scalar);
        return Optional.of(wide ? (Object) number.longValueExact() : number.intValueExact());
      } catch (NumberFormatException | ArithmeticException e) {
        return Optional.empty(); // no number, or a fraction, or too large
      }
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return definitions.type("integer");
    }

    @Override
    public Object literal(String text) {
      return new BigDecimal(text).longValueExact();
    }
  }

  /** A finite {@code double}, decimal, with or without an exponent. */
  record Real() implements ScalarForm {
    @Override
    public String rule() {
      return "must be a number";
    }

    @Override
    public Optional<Object> parse(Node.Scalar scalar) {
      try {
        double number = number(scalar).doubleValue();
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return definitions.type("number");
    }

    @Override
    public Object literal(String text) {
      return new BigDecimal(text);
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements ScalarForm {
    @Override
    public String rule() {
      return "must be true or false";
    }

    @Override
    public Optional<Object> parse(Node.Scalar scalar) {
      return switch (scalar.text()) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return definitions.type("boolean");
    }

    @Override
    public Object literal(String text) {
      return Boolean.valueOf(text);
    }
  }

  /** A path, absolute once read. */
  record File() implements ScalarForm {
    @Override
    public String rule() {
      return "must be a path";
    }

    @Override
    public Optional<Object> parse(Node.Scalar scalar) {
      return scalar.text().isEmpty()
          ? Optional.empty()
          : scalar.origin().resolve(scalar.text()).map(Object.class::cast);
    }

    @Override
    public Optional<Object> bind(Stacked values, Place place, Binding binding) {
      Optional<Object> path = ScalarForm.super.bind(values, place, binding);
      Optional<String> refusal = path.flatMap(found -> SourceFile.refusal((Path) found));
      refusal.ifPresent(
          rule -> {
            String text = String.format(Locale.ROOT, "%s: %s", values.top().shown(), rule);
            binding.problems().add(place.path(), text, values.top().origin());
          });
      return refusal.isPresent() ? Optional.empty() : path;
    }

    @Override
    public Object write(Object value, Form.Wording wording) {
      return ((Path) value).toAbsolutePath().normalize().toString();
    }

    @Override
    public Object walk(Object value, Place at, SettingVisit visit) {
      visit.file(at, (Path) value);
      return value;
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return definitions.type("string");
    }
  }

  /** A constant of an enum, in kebab-case. */
  record OneOf(Class<?> type) implements ScalarForm {
    private List<String> names() {
      return Kebab.namesOf(type);
    }

    @Override
    public String rule() {
      return "must be one of " + String.join(", ", names());
    }

    @Override
    public String hint(String text) {
      return Suggestion.instead(text, names());
    }

    @Override
    public Optional<Object> parse(Node.Scalar scalar) {
      return Arrays.stream(type.getEnumConstants())
          .filter(each -> Kebab.of((Enum<?>) each).equals(scalar.text()))
          .map(Object.class::cast)
          .findFirst();
    }

    @Override
    public Object write(Object value, Form.Wording wording) {
      return Kebab.of((Enum<?>) value);
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return definitions.oneOf(names());
    }
  }
}
