package org.polyfuse.system.contracts;

/** What may be wrong with a fusion, and the check that has to find it. */
enum FusionFault implements Fault {
  NONE("none"),
  PARAMETER_OUTSIDE_CHILDREN("every_parameter_that_it_uses_is_declared"),
  PADDING_LEAKS_IN("what_padded_steps_hold_does_not_matter"),
  RANDOM_IN_EVALUATION("there_is_no_randomness_in_evaluation"),
  WRONG_DECLARED_SHAPE("shapes_are_those_declared"),
  UNDOCUMENTED_SETTING("its_settings_are_documented"),
  VALUE_READ_BACK("it_runs_where_only_shapes_are_known"),
  ABSENT_STREAM_IGNORED("each_stream_may_be_absent_and_then_what_it_holds_does_not_matter"),
  TARGETS_SHOW("what_it_predicts_does_not_depend_on_targets"),
  TOWERS_OF_ONE_NAME("shapes_are_those_declared"),
  MODALITY_IGNORED("gradients_reach_every_modality"),
  NAN_FOR_ZERO_VECTORS("a_recording_whose_vectors_are_zero_is_finite");

  private final String check;

  FusionFault(String check) {
    this.check = check;
  }

  @Override
  public String check() {
    return check;
  }
}
