package org.polyfuse.runtime.run;

import java.util.List;
import org.polyfuse.runtime.data.Example;

/** The examples of a fold. */
record Parts(List<Example> train, List<Example> validation, List<Example> test) {

  static List<String> ids(List<Example> examples) {
    return examples.stream().map(example -> example.recording().id()).toList();
  }
}
