package org.polyfuse.runtime.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A setting that came when runs were there already: it stands in the resolved config as any other,
 * but counts for its hash only where it differs from its default, so that a run which was begun
 * before is found again. For single values, lists that are empty at first, and parts whose settings
 * are single values, in sections that are no choices.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Later {}
