package org.polyfuse.api.split;

import java.util.List;
import org.polyfuse.api.data.Recording;

/**
 * One split.
 *
 * @param number from 1 on
 * @param train trained on
 * @param validation selected on; empty if nothing is selected
 * @param test reported, never selected on unless the user asks for it
 */
public record Fold(
    int number, List<Recording> train, List<Recording> validation, List<Recording> test) {

  /** Copies the lists. */
  public Fold {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }
}
