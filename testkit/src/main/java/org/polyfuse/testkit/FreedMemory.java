package org.polyfuse.testkit;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes the use of freed native memory visible. */
final class FreedMemory {

  private static final int ROUNDS = 3;
  private static final int BUFFERS = 4096;
  private static final int LARGEST = 64;
  private static final long PATIENCE = 2000; // milliseconds; usually a few

  private FreedMemory() {}

  /** Collects garbage and fills what it frees with NaN. */
  static void overwrite() {
    for (int round = 0; round < ROUNDS; round++) {
      collect();
      ByteBuffer[] held = new ByteBuffer[BUFFERS];
      try {
        Arrays.setAll(held, i -> ones(Float.BYTES * (1 + i % (LARGEST / Float.BYTES))));
      } finally {
        Reference.reachabilityFence(held);
      }
    }
  }

  /** Returns when the thread that frees direct buffers has been at work after a collection. */
  private static void collect() {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    PhantomReference<Object> sentinel = new PhantomReference<>(new Object(), collected);
    try {
      System.gc();
      if (collected.remove(PATIENCE) == null) {
        throw new IllegalStateException("garbage: a collection was asked for but did not happen");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("garbage: interrupted during a collection", e);
    } finally {
      Reference.reachabilityFence(sentinel);
    }
  }

  private static ByteBuffer ones(int bytes) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    while (buffer.hasRemaining()) {
      buffer.put((byte) 0xFF); // four of these are a NaN
    }
    return buffer;
  }
}
