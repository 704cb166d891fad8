package org.polyfuse.runtime.data;

/** Hears how far the extraction of a corpus is; called by the thread that loads. */
@FunctionalInterface
public interface LoadProgress {

  /** So many recordings of all are done. */
  void at(int done, int all);
}
