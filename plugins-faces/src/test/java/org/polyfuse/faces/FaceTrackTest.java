package org.polyfuse.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.FaceDetector.Box;

class FaceTrackTest {

  private static Box box(double x, double size) {
    return new Box(x, 10, size, size);
  }

  @Test
  void it_begins_with_the_largest_and_follows_it() {
    FaceTrack track = new FaceTrack(3, 5);
    track.add(0, List.of(box(0, 20), box(100, 40)));
    track.add(1, List.of(box(0, 50), box(108, 38))); // another one is larger now
    track.add(2, List.of(box(112, 41)));
    assertThat(track.filled())
        .containsExactly(
            Optional.of(box(100, 40)), Optional.of(box(108, 38)), Optional.of(box(112, 41)));
  }

  @Test
  void what_lies_elsewhere_is_another_face() {
    FaceTrack track = new FaceTrack(4, 1);
    track.add(0, List.of(box(100, 40)));
    track.add(1, List.of(box(0, 40)));
    track.add(2, List.of(box(0, 40)));
    track.add(3, List.of(box(4, 40)));
    List<Optional<Box>> filled = track.filled();
    assertThat(filled.get(1)).as("held, not on the way to another").contains(box(100, 40));
    assertThat(filled.get(2)).as("begun anew after the bridge").contains(box(0, 40));
  }

  @Test
  void short_gaps_are_bridged_and_long_ones_are_not() {
    FaceTrack track = new FaceTrack(40, 4);
    track.add(2, List.of(box(100, 40)));
    track.add(6, List.of(box(108, 44)));
    track.add(15, List.of(box(110, 44)));
    List<Optional<Box>> filled = track.filled();
    assertThat(filled.get(0)).contains(box(100, 40));
    assertThat(filled.get(4).orElseThrow().x()).isCloseTo(104, within(1e-9));
    assertThat(filled.get(4).orElseThrow().width()).isCloseTo(42, within(1e-9));
    assertThat(filled.get(10)).as("as long after the last").contains(box(108, 44));
    assertThat(filled.get(11)).as("as long before the next").contains(box(110, 44));
    assertThat(filled.get(19)).contains(box(110, 44));
    assertThat(filled.subList(20, 40)).allMatch(Optional::isEmpty);
  }

  @Test
  void a_film_without_a_face_has_no_box() {
    FaceTrack track = new FaceTrack(2, 4);
    track.add(0, List.of());
    assertThat(track.filled()).containsExactly(Optional.empty(), Optional.empty());
  }
}
