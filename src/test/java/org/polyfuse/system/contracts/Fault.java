package org.polyfuse.system.contracts;

/** What may be wrong with a part; an enum for each kind, whose {@code NONE} is a sound part. */
interface Fault {

  String name();

  /** The check that has to find it. */
  String check();
}
