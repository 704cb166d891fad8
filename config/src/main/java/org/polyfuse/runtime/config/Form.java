package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.polyfuse.runtime.config.layer.Stacked;

/** The type of a setting: how it is read, written and described. Immutable. */
sealed interface Form
    permits ScalarForm,
        MaybeForm,
        ListForm,
        MapForm,
        SectionForm,
        ChoiceForm,
        FragmentForm,
        PatchForm {

  /** In which words settings are written. */
  enum Wording {
    /** Every setting by its name of today. */
    TODAY,
    /**
     * What a run is told by, the same for good: names as they were first, and no setting that came
     * {@link Later} and has its default.
     */
    FIRST
  }

  /**
   * Reads the value.
   *
   * @param values at least one
   * @return empty if it is wrong, which is a problem by then
   */
  Optional<Object> bind(Stacked values, Place place, Binding binding);

  /** The value as maps, lists, numbers, booleans and strings, with every default written. */
  Object write(Object value, Wording wording);

  /**
   * Goes through the parts and the files in a value.
   *
   * @param value as it was bound
   * @param at its place in the config
   * @return the value with the visit's parts in it; the same one if the visit changes none
   */
  Object walk(Object value, Place at, SettingVisit visit);

  /** The JSON schema of what may be written. */
  ObjectNode schema(SchemaDefinitions definitions);

  /** A default's text as JSON shows it. */
  default Object literal(String text) {
    return text;
  }
}
