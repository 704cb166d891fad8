package org.polyfuse.tables;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import org.polyfuse.tables.plan.TablePlanner;

/**
 * Wires tables, for programs that use Guice: install it beside {@link
 * org.polyfuse.runtime.PolyfuseModule}, which binds what it asks for, and have {@link Tables}
 * injected.
 */
public final class TablesModule extends AbstractModule {

  /** Tables as they are. */
  public TablesModule() {}

  @Override
  protected void configure() {
    bind(TablePlanner.class).in(Singleton.class);
    bind(TableRunner.class).in(Singleton.class);
    bind(Tables.class).in(Singleton.class);
  }
}
