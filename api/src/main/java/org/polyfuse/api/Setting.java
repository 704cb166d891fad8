package org.polyfuse.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one component of a settings record. Validation, {@code polyfuse plugins}, the JSON
 * schema and the resolved config are all made from it.
 *
 * <p>Components may be primitives, {@code String}, {@code Path} (relative to the file that names
 * it), enums (written in kebab-case), {@code OptionalDouble}, {@code OptionalInt} and {@code
 * Optional} (written {@code auto} when empty), {@code List}, {@code Map} with string keys, another
 * settings record, or a {@link Choice} of a part.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** Marks a setting that the user must give. */
  String REQUIRED = "\u0000required";

  /** One line of meaning, with unit and range. */
  String value();

  /** The default as it would be written in YAML; without one the setting is required. */
  String defaultsTo() default REQUIRED;

  /** The key that it had before; it is still read. Empty if it always had this one. */
  String formerly() default "";
}
