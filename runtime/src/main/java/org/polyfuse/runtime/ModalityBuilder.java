package org.polyfuse.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.runtime.study.ModalitySection.Normalise;

/**
 * Says what one modality of a study is made of; see {@link StudyBuilder}. A part is named as in a
 * config file, with a map of settings or none, or is a factory with its settings record; a factory
 * that the toolkit does not know is refused with a {@link PolyfuseException}.
 */
public final class ModalityBuilder {

  private final SettingTree tree;
  private final String path;
  private final List<Object> augmentations = new ArrayList<>();

  ModalityBuilder(SettingTree tree, String path) {
    this.tree = tree;
    this.path = path + ".";
  }

  /** Takes that stream of a recording; without, the stream of the modality's own name. */
  public ModalityBuilder stream(String name) {
    tree.set(path + "stream", name);
    return this;
  }

  /** Chooses the front-end, with its defaults. */
  public ModalityBuilder frontEnd(String name) {
    return frontEnd(name, Map.of());
  }

  /** Chooses the front-end. */
  public ModalityBuilder frontEnd(String name, Map<String, ?> settings) {
    tree.part(path + "frontEnd", name, settings);
    return this;
  }

  /** Chooses the front-end by its factory. */
  public <C extends Record> ModalityBuilder frontEnd(FrontEndFactory<C> factory, C settings) {
    tree.part(path + "frontEnd", factory, settings);
    return this;
  }

  /** Says whether features are normalised by what the training part is like. */
  public ModalityBuilder normalise(Normalise kind) {
    tree.set(path + "normalise", kind);
    return this;
  }

  /**
   * Adds an augmentation of the training data, after those that were added before.
   *
   * @param name such as {@code time-mask}
   */
  public ModalityBuilder augment(String name, Map<String, ?> settings) {
    Map<String, Object> part = new LinkedHashMap<>(settings);
    part.put("type", name);
    augmentations.add(part);
    tree.set(path + "augment", List.copyOf(augmentations));
    return this;
  }

  /** Chooses the encoder, with its defaults. */
  public ModalityBuilder encoder(String name) {
    return encoder(name, Map.of());
  }

  /** Chooses the encoder. */
  public ModalityBuilder encoder(String name, Map<String, ?> settings) {
    tree.part(path + "encoder", name, settings);
    return this;
  }

  /** Chooses the encoder by its factory. */
  public <C extends Record> ModalityBuilder encoder(EncoderFactory<C> factory, C settings) {
    tree.part(path + "encoder", factory, settings);
    return this;
  }

  /** Chooses the reduction. */
  public ModalityBuilder reduction(String name, Map<String, ?> settings) {
    tree.part(path + "reduction", name, settings);
    return this;
  }

  /** Chooses the reduction by its factory. */
  public <C extends Record> ModalityBuilder reduction(ReductionFactory<C> factory, C settings) {
    tree.part(path + "reduction", factory, settings);
    return this;
  }

  /** Chooses the attention, with its defaults. */
  public ModalityBuilder attention(String name) {
    return attention(name, Map.of());
  }

  /** Chooses the attention. */
  public ModalityBuilder attention(String name, Map<String, ?> settings) {
    tree.part(path + "attention", name, settings);
    return this;
  }

  /** Chooses the attention by its factory. */
  public <C extends Record> ModalityBuilder attention(AttentionFactory<C> factory, C settings) {
    tree.part(path + "attention", factory, settings);
    return this;
  }

  /** Sets anything else of this modality by its path in it. */
  public ModalityBuilder set(String key, Object value) {
    tree.set(path + key, value);
    return this;
  }
}
