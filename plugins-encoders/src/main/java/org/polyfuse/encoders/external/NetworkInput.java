package org.polyfuse.encoders.external;

/** What a network sees at a time. */
public enum NetworkInput {
  /** Each step by itself, several in a batch. */
  FRAMES,
  /** The whole recording. */
  CLIP
}
