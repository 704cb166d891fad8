package org.polyfuse.system;

/** Watches what a process holds while it repeats something. For one thread at a time. */
interface Growth {

  /** So many are done. */
  void done(int number);

  /** Whether it held no more at the end than after a first part of it, but for a little. */
  boolean holds();
}
