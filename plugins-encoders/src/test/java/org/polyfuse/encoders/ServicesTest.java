package org.polyfuse.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.ReductionFactory;

class ServicesTest {

  private static <F extends PartFactory<?>> List<F> found(Class<F> kind) {
    return ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::get).toList();
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  static Stream<PartFactory<?>> all() {
    return Stream.of(
            EncoderFactory.class,
            FrontEndFactory.class,
            AttentionFactory.class,
            ReductionFactory.class)
        .flatMap(kind -> found((Class) kind).stream());
  }

  @Test
  void each_part_is_found_by_name() {
    assertThat(found(EncoderFactory.class))
        .extracting(PartFactory::name)
        .containsExactlyInAnyOrder("djl-model", "fcn-lrn", "fr-net-b", "identity");
    assertThat(found(FrontEndFactory.class))
        .extracting(PartFactory::name)
        .containsExactlyInAnyOrder("spectrogram", "markers", "features");
    assertThat(found(AttentionFactory.class))
        .extracting(PartFactory::name)
        .containsExactlyInAnyOrder("self", "mean");
    assertThat(found(ReductionFactory.class))
        .extracting(PartFactory::name)
        .containsExactlyInAnyOrder("conv", "none");
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_setting_is_documented_and_all_but_files_have_a_default(PartFactory<?> factory) {
    assertThat(factory.configType()).hasAnnotation(Summary.class);
    for (RecordComponent component : factory.configType().getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      assertThat(setting).as(component.getName()).isNotNull();
      assertThat(setting.defaultsTo().equals(Setting.REQUIRED))
          .as("%s is required", component.getName())
          .isEqualTo(component.getType() == Path.class);
    }
  }
}
