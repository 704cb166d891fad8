package org.polyfuse.runtime.plan;

import java.util.List;
import org.polyfuse.runtime.data.Example;

/** The examples of a fold. */
public record Parts(List<Example> train, List<Example> validation, List<Example> test) {

  /** The ids of their recordings, in order. */
  public static List<String> ids(List<Example> examples) {
    return examples.stream().map(example -> example.recording().id()).toList();
  }
}
