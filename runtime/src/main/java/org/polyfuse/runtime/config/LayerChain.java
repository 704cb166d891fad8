package org.polyfuse.runtime.config;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A config and everything that it extends. */
final class LayerChain {

  static final String EXTENDS = "extends";

  private final Problems problems;
  private final Deque<Node.Mapping> trees = new ArrayDeque<>();
  private final List<Path> files = new ArrayList<>();
  private boolean broken;

  private LayerChain(Problems problems) {
    this.problems = problems;
  }

  /** Follows {@code extends} up to a config that extends nothing. */
  static LayerChain read(Layer top, Problems problems) {
    LayerChain chain = new LayerChain(problems);
    Optional<Layer> next = Optional.of(top);
    while (next.isPresent()) {
      next = chain.add(next.get());
    }
    return chain;
  }

  /** The trees, the farthest base first. */
  List<Node.Mapping> trees() {
    return List.copyOf(trees);
  }

  /** The files, the named one first. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /** Whether a part of the chain is missing; a problem tells why. */
  boolean broken() {
    return broken;
  }

  private Optional<Layer> add(Layer layer) {
    layer.file().ifPresent(files::add);
    Optional<Node.Mapping> tree = layer.tree(problems);
    if (tree.isEmpty()) {
      broken = true;
      return Optional.empty();
    }
    Map<String, Node> entries = new LinkedHashMap<>(tree.get().entries());
    Node base = entries.remove(EXTENDS);
    trees.addFirst(new Node.Mapping(entries, tree.get().origin()));
    return base == null ? Optional.empty() : extended(layer, base);
  }

  private Optional<Layer> extended(Layer layer, Node base) {
    if (!(base instanceof Node.Scalar name)) {
      String rule = "must be the path of one file but was %s.";
      problems.add(EXTENDS, String.format(Locale.ROOT, rule, base.shown()), base.origin());
      broken = true;
      return Optional.empty();
    }
    Path file =
        layer
            .file()
            .map(from -> from.resolveSibling(name.text()))
            .orElse(layer.base().resolve(name.text()))
            .normalize();
    if (files.stream().anyMatch(each -> same(each, file))) {
      String rule = "must not lead back to a file that extends this one but was '%s'. Remove it.";
      problems.add(EXTENDS, String.format(Locale.ROOT, rule, name.text()), base.origin());
      broken = true;
      return Optional.empty();
    }
    return Optional.of(Layer.read(file, base.origin()));
  }

  private static boolean same(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }
}
