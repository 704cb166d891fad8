package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;

/** An optional setting, written {@code auto} when empty. */
record MaybeForm(Form inner, Box box) implements Form {

  static final String AUTO = "auto";

  /** The class that holds the value or nothing. */
  enum Box {
    INT,
    DOUBLE,
    ANY
  }

  @Override
  public Optional<Object> bind(Stacked values, Place place, Binding binding) {
    if (values.top() instanceof Node.Scalar scalar && scalar.text().equals(AUTO)) {
      return Optional.of(empty());
    }
    return inner.bind(values.above(AUTO), place, binding).map(this::full);
  }

  @Override
  public Object walk(Object value, Place at, SettingVisit visit) {
    Optional<Object> content = content(value);
    Optional<Object> walked = content.map(each -> inner.walk(each, at, visit));
    return walked.equals(content) ? value : walked.map(this::full).orElse(value);
  }

  @Override
  public Object write(Object value, Wording wording) {
    return content(value).map(each -> inner.write(each, wording)).orElse(AUTO);
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.anyOf(List.of(definitions.oneOf(List.of(AUTO)), inner.schema(definitions)));
  }

  @Override
  public Object literal(String text) {
    return text.equals(AUTO) ? text : inner.literal(text);
  }

  private Object empty() {
    return switch (box) {
      case INT -> OptionalInt.empty();
      case DOUBLE -> OptionalDouble.empty();
      case ANY -> Optional.empty();
    };
  }

  private Object full(Object value) {
    return switch (box) {
      case INT -> OptionalInt.of((Integer) value);
      case DOUBLE -> OptionalDouble.of((Double) value);
      case ANY -> Optional.of(value);
    };
  }

  private static Optional<Object> content(Object boxed) {
    if (boxed instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
    if (boxed instanceof OptionalDouble number) {
      return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
    return ((Optional<?>) boxed).map(Object.class::cast);
  }
}
