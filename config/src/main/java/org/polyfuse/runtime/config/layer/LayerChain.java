package org.polyfuse.runtime.config.layer;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A config and everything that it extends. */
public final class LayerChain {

  /** The key that names the file beneath. */
  public static final String EXTENDS = "extends";

  /** Files of a chain; a link to its own folder would make one without an end. */
  private static final int LONGEST = 32;

  private final Problems problems;
  private final Deque<Node.Mapping> trees = new ArrayDeque<>();
  private final List<Path> files = new ArrayList<>();
  private boolean broken;
  private Origin namedBy = Origin.defaults();

  private final Set<String> known;

  private LayerChain(Set<String> known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  /**
   * Follows {@code extends} up to a config that extends nothing.
   *
   * @param known the keys that a config may have; a file that is extended but has none of them is
   *     some other file, of which nothing is told
   */
  public static LayerChain read(Layer top, Set<String> known, Problems problems) {
    LayerChain chain = new LayerChain(known, problems);
    Optional<Layer> next = Optional.of(top);
    while (next.isPresent()) {
      next = chain.add(next.get());
    }
    return chain;
  }

  /** The trees, the farthest base first. */
  public List<Node.Mapping> trees() {
    return List.copyOf(trees);
  }

  /** The files, the named one first. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** Whether a part of the chain is missing; a problem tells why. */
  public boolean broken() {
    return broken;
  }

  private Optional<Layer> add(Layer layer) {
    layer.file().ifPresent(files::add);
    Optional<Node.Mapping> tree = trees.isEmpty() ? layer.tree(problems) : base(layer);
    if (tree.isEmpty()) {
      broken = true;
      return Optional.empty();
    }
    Map<String, Node> entries = new LinkedHashMap<>(tree.get().entries());
    Node base = entries.remove(EXTENDS);
    trees.addFirst(new Node.Mapping(entries, tree.get().origin()));
    return base == null ? Optional.empty() : extended(layer, base);
  }

  /**
   * The tree of a file that another one names: whoever wrote that one need not be allowed to read
   * this one, so nothing is quoted before it is known to be a config.
   */
  private Optional<Node.Mapping> base(Layer layer) {
    Problems own = new Problems();
    Optional<Node.Mapping> tree = layer.tree(own);
    boolean config =
        tree.isPresent() && tree.get().entries().keySet().stream().anyMatch(this::isKnown);
    if (config || own.isEmpty() && tree.isPresent() && tree.get().entries().isEmpty()) {
      problems.addAll(own);
      return tree;
    }
    String rule = "must name a config but '%s' is none: %s";
    String reason = tree.isPresent() ? "it has no setting that is known." : own.last();
    problems.add(EXTENDS, String.format(Locale.ROOT, rule, layer.source(), reason), namedBy);
    return Optional.empty();
  }

  private boolean isKnown(String key) {
    return key.equals(EXTENDS) || known.contains(key);
  }

  private Optional<Layer> extended(Layer layer, Node base) {
    if (!(base instanceof Node.Scalar name)) {
      String rule = "must be the path of one file but was %s.";
      problems.add(EXTENDS, String.format(Locale.ROOT, rule, base.shown()), base.origin());
      broken = true;
      return Optional.empty();
    }
    Optional<Path> found = path(layer, name);
    if (found.isEmpty() || files.size() > LONGEST) {
      String rule =
          found.isEmpty()
              ? "must be a path but was %s."
              : "must lead to a config that extends nothing within "
                  + LONGEST
                  + " files but was %s. Remove it.";
      problems.add(EXTENDS, String.format(Locale.ROOT, rule, name.shown()), base.origin());
      broken = true;
      return Optional.empty();
    }
    Path file = found.get();
    namedBy = base.origin();
    if (files.stream().anyMatch(each -> same(each, file))) {
      String rule = "must not lead back to a file that extends this one but was '%s'. Remove it.";
      problems.add(EXTENDS, String.format(Locale.ROOT, rule, name.text()), base.origin());
      broken = true;
      return Optional.empty();
    }
    return Optional.of(Layer.read(file, base.origin()));
  }

  private static Optional<Path> path(Layer layer, Node.Scalar name) {
    try {
      return Optional.of(
          layer
              .file()
              .map(from -> from.resolveSibling(name.text()))
              .orElseGet(() -> layer.base().resolve(name.text()))
              .normalize());
    } catch (InvalidPathException e) {
      return Optional.empty(); // a NUL, or what the locale cannot write
    }
  }

  private static boolean same(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }
}
