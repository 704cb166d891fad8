package org.polyfuse.trace;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Operations in the order of recording; what one takes was given by one before it. Immutable.
 *
 * @param operations all of them
 */
public record Trace(List<Operation> operations) {

  /** Copies the list. */
  public Trace {
    operations = List.copyOf(operations);
  }

  /** One operation a line. */
  @Override
  public String toString() {
    return operations.stream().map(Operation::toString).collect(Collectors.joining("\n"));
  }
}
