package org.polyfuse.trace;

import ai.djl.nn.Block;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.polyfuse.api.train.UpdateRule;

/** A block, in its forward pass, or an update rule did what cannot be recorded. */
public final class NotRecordable extends UnsupportedOperationException {

  private static final long serialVersionUID = 1L;
  private static final StackWalker FRAMES =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));

  /** What was asked for. */
  private final String operation;

  private final transient Optional<Class<?>> user;

  /**
   * Remembers the block or the update rule on the stack that asked for it.
   *
   * @param operation such as {@code NDArray.fft}
   * @param why on which array, and the reason
   */
  public NotRecordable(String operation, String why) {
    super(operation + why);
    this.operation = operation;
    this.user = FRAMES.walk(NotRecordable::nearestPart);
  }

  private static Optional<Class<?>> nearestPart(Stream<StackWalker.StackFrame> frames) {
    return frames
        .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
        .filter(
            each -> Block.class.isAssignableFrom(each) || UpdateRule.class.isAssignableFrom(each))
        .filter(each -> !each.getName().startsWith("org.polyfuse.api."))
        .findFirst();
  }

  /** What was asked for, such as {@code NDArray.fft}. */
  public String operation() {
    return operation;
  }

  /** The class of the block or the rule that asked for it, if one did. */
  public Optional<Class<?>> user() {
    return user;
  }
}
