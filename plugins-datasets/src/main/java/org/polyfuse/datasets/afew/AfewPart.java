package org.polyfuse.datasets.afew;

/** The parts of the corpus: a folder, and the split that it stands for. */
enum AfewPart {
  TRAIN("Train_AFEW", "train"),
  VAL("Val_AFEW", "validation"),
  TEST("Test_AFEW", "test");

  private final String folder;
  private final String split;

  AfewPart(String folder, String split) {
    this.folder = folder;
    this.split = split;
  }

  String folder() {
    return folder;
  }

  String split() {
    return split;
  }

  /** Whether its clips lie in folders of their classes. */
  boolean isLabelled() {
    return this != TEST;
  }
}
