package org.polyfuse.runtime.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link org.polyfuse.api.Choice} whose {@code type} and settings stand among the keys of the
 * record that holds it: {@code dataset: {type: generated, onDamage: skip}}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
