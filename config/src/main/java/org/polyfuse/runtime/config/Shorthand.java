package org.polyfuse.runtime.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that a single value may stand for, meaning its first component: {@code select: none} for
 * {@code select: {metric: none}}. A {@link org.polyfuse.api.Choice} may always be written as its
 * type alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Shorthand {}
