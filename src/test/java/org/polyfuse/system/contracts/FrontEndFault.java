package org.polyfuse.system.contracts;

/** What may be wrong with a front-end, and the check that has to find it. */
enum FrontEndFault implements Fault {
  NONE("none"),
  NOT_DETERMINISTIC("the_same_stream_gives_the_same_features"),
  WRONG_DECLARED_SHAPE("steps_have_the_shape_declared"),
  STATE_KEPT_BETWEEN_CALLS("the_same_stream_gives_the_same_features"),
  STREAM_CHANGED("a_stream_is_left_as_it_is"),
  VALUES_NOT_FINITE("values_are_finite_and_times_ascend"),
  UNKNOWN_STREAM_NOT_REFUSED("a_stream_of_an_unknown_kind_is_refused"),
  EMPTY_STREAM_NOT_REFUSED("streams_without_content_or_numbers_are_damage_or_give_finite_steps");

  private final String check;

  FrontEndFault(String check) {
    this.check = check;
  }

  @Override
  public String check() {
    return check;
  }
}
