package org.polyfuse.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.training.protocol.Share;

class SplitsTest {

  private static final List<String> CLASSES = List.of("a", "b");

  @Test
  void no_speaker_passes_whatever_the_protocol_says() {
    Fold fold =
        new Fold(1, List.of(of("1", 0, "x"), of("2", 1, "y")), List.of(), List.of(of("3", 0, "x")));
    assertRefused(fold, "no speaker may stand on two sides", "'x' (train, test)");
  }

  @Test
  void a_recording_that_stands_twice_is_a_fault_of_the_protocol() {
    Recording twice = of("1", 0, "x");
    Fold fold = new Fold(1, List.of(twice, of("2", 1, "x")), List.of(twice), List.of());
    assertThatThrownBy(() -> split(new Fold(1, fold.train(), fold.validation(), fold.train())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'1'");
  }

  @Test
  void empty_parts_are_named() {
    List<Recording> some = List.of(of("1", 0, "x"), of("2", 1, "x"));
    assertRefused(new Fold(3, List.of(), List.of(), some), "train part of fold 3");
    assertRefused(new Fold(3, some, List.of(), List.of()), "test part of fold 3");
  }

  @Test
  void a_class_without_training_recordings_is_named() {
    Fold fold = new Fold(2, List.of(of("1", 0, "x")), List.of(), List.of(of("2", 1, "y")));
    assertRefused(fold, "'b' has none in fold 2");
  }

  @Test
  void a_class_without_test_recordings_is_remarked_on() {
    Fold fold =
        new Fold(1, List.of(of("1", 0, "x"), of("2", 1, "x")), List.of(), List.of(of("3", 0, "y")));
    assertThat(split(fold).remarks()).singleElement().asString().contains("'b' has no test");
  }

  @Test
  void a_corpus_without_labels_is_refused() {
    assertThatThrownBy(() -> Splits.of(new Share().create(defaultShare()), List.of(), CLASSES, 1))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("label");
  }

  @Test
  void every_protocol_is_found_and_documents_its_settings() {
    List<String> names = new ArrayList<>();
    for (ProtocolFactory<?> factory : ServiceLoader.load(ProtocolFactory.class)) {
      names.add(factory.name());
      assertThat(factory.configType()).hasAnnotation(Summary.class);
      for (var component : factory.configType().getRecordComponents()) {
        assertThat(component.getAnnotation(Setting.class)).as(component.getName()).isNotNull();
      }
    }
    assertThat(names)
        .containsExactlyInAnyOrder("k-fold", "leave-one-group-out", "predefined", "holdout");
  }

  private static Share.Config defaultShare() {
    return new Share.Config(0.2, 0.1, Optional.empty(), false);
  }

  private static void assertRefused(Fold fold, String... parts) {
    var refused = assertThatThrownBy(() -> split(fold)).isInstanceOf(PolyfuseException.class);
    for (String part : parts) {
      refused.hasMessageContaining(part);
    }
  }

  private static Splits split(Fold fold) {
    Protocol fixed =
        new Protocol() {
          @Override
          public List<Fold> folds(List<Recording> recordings, long seed) {
            return List.of(fold);
          }

          @Override
          public boolean single() {
            return true;
          }
        };
    return Splits.of(fixed, List.of(of("any", 0, "z")), CLASSES, 1);
  }

  private static Recording of(String id, int label, String speaker) {
    return Corpora.recording(id, label, Map.of("speaker", speaker), "");
  }
}
