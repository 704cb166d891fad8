package org.polyfuse.system.contracts;

/** What may be wrong with an encoder, and the check that has to find it. */
enum EncoderFault implements Fault {
  NONE("none"),
  PARAMETER_OUTSIDE_CHILDREN("every_parameter_that_it_uses_is_declared"),
  PADDING_LEAKS_IN("padding_never_changes_the_result"),
  RANDOM_IN_EVALUATION("there_is_no_randomness_in_evaluation"),
  WRONG_DECLARED_SHAPE("shape_and_timing_are_those_declared"),
  UNDOCUMENTED_SETTING("its_settings_are_documented"),
  VALUE_READ_BACK("it_runs_where_only_shapes_are_known"),
  UNUSED_PARAMETER("every_trained_parameter_receives_a_gradient_and_moves"),
  FREED_MEMORY("a_garbage_collection_before_the_backward_pass_changes_nothing"),
  RECORDINGS_MIXED("a_batch_of_one_gives_what_the_recording_gives_among_others"),
  NAN_WITHOUT_STEPS("a_recording_without_a_valid_step_is_finite"),
  STATE_NOT_SAVED("weights_saved_and_loaded_by_name_give_the_same_output"),
  ANOTHER_RESULT_ON_ANOTHER_ENGINE("each_engine_that_is_there_gives_the_same"),
  STEPS_MIXED_BUT_CALLED_STEPWISE("a_piece_is_encoded_as_in_the_whole_if_it_says_so"),
  PREPARED_STEPS_LOST("what_it_prepares_is_shaped_and_timed_as_it_says"),
  PREPARED_AT_RANDOM("it_prepares_the_same_each_time_and_leaves_its_input_alone"),
  PREPARED_IN_SHARED_MEMORY("it_prepares_the_same_on_several_threads"),
  BAD_VALUE_UNNAMED("whatever_number_is_refused_is_refused_by_name");

  private final String check;

  EncoderFault(String check) {
    this.check = check;
  }

  @Override
  public String check() {
    return check;
  }
}
