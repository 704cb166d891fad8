package org.polyfuse.datasets.manifest;

/** What a row whose file is not there leads to. */
public enum MissingFiles {
  /** The manifest is refused. */
  REFUSE,
  /** The recording is left out and named as damage. */
  SKIP
}
