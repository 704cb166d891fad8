package org.polyfuse.tensorflow;

import ai.djl.nn.Block;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.polyfuse.api.train.UpdateRule;

/** An operation that cannot be recorded for TensorFlow. */
final class MissingOperation extends UnsupportedOperationException {

  private static final StackWalker FRAMES =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));

  private final String operation;
  private final Optional<Class<?>> user;

  /** Remembers the block or the update rule on the stack that asked for it. */
  MissingOperation(String operation) {
    super("TensorFlow: " + operation + " cannot be recorded");
    this.operation = operation;
    this.user = FRAMES.walk(MissingOperation::nearestPart);
  }

  private static Optional<Class<?>> nearestPart(Stream<StackWalker.StackFrame> frames) {
    return frames
        .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
        .filter(
            each -> Block.class.isAssignableFrom(each) || UpdateRule.class.isAssignableFrom(each))
        .filter(each -> !each.getName().startsWith("org.polyfuse.api."))
        .findFirst();
  }

  String operation() {
    return operation;
  }

  Optional<Class<?>> user() {
    return user;
  }
}
