package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Golden numbers of one block: an {@code .npz} on the class path with its inputs and weights by
 * name, {@code out0}, {@code out1}, ... its outputs, {@code probeI} a random array of the shape of
 * {@code outI}, and {@code grad_X} the gradient of the sum over I of {@code sum(outI * probeI)}
 * with respect to X. The arrays live as long as the manager that they were loaded on.
 */
public final class Golden {

  private final String name;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  private Golden(String name, NDList list) {
    this.name = name;
    for (NDArray array : list) {
      arrays.put(array.getName(), array);
    }
  }

  /**
   * Loads {@code /golden/NAME.npz}.
   *
   * @throws IllegalArgumentException if there is none on the class path
   */
  public static Golden load(NDManager manager, String name) {
    String resource = "/golden/" + name + ".npz";
    try (InputStream in = Golden.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(resource + ": is not on the class path");
      }
      return new Golden(name, NDList.decode(manager, in));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** An array by name. */
  public NDArray array(String key) {
    NDArray array = arrays.get(key);
    if (array == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: has no array '%s'. Known: %s", name, key, arrays.keySet()));
    }
    return array;
  }

  /** A number, stored as an array of one element. */
  public double scalar(String key) {
    return array(key).toFloatArray()[0];
  }

  /** {@code out0}, {@code out1}, ... in order. */
  public List<NDArray> outputs() {
    return numbered("out");
  }

  /** {@code outI}. */
  public NDArray output(int index) {
    return array("out" + index);
  }

  /** {@code probe0}, {@code probe1}, ... in order, one for each output. */
  public List<NDArray> probes() {
    return numbered("probe");
  }

  /** {@code probeI}. */
  public NDArray probe(int index) {
    return array("probe" + index);
  }

  /** The gradients by the name of what they are with respect to, without the {@code grad_}. */
  public Map<String, NDArray> gradients() {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    arrays.forEach(
        (key, array) -> {
          if (key.startsWith("grad_")) {
            gradients.put(key.substring("grad_".length()), array);
          }
        });
    return gradients;
  }

  private List<NDArray> numbered(String prefix) {
    List<NDArray> found = new ArrayList<>();
    while (arrays.containsKey(prefix + found.size())) {
      found.add(array(prefix + found.size()));
    }
    return found;
  }
}
