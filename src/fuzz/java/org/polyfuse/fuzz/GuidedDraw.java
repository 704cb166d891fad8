package org.polyfuse.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Choices of Jazzer, which keeps those that reach new code and changes them further. */
final class GuidedDraw implements Draw {

  private final FuzzedDataProvider data;

  GuidedDraw(FuzzedDataProvider data) {
    this.data = data;
  }

  @Override
  public int below(int bound) {
    return data.consumeInt(0, bound - 1);
  }

  @Override
  public long bits() {
    return data.consumeLong();
  }
}
