package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.TrainingFacts;

/**
 * What holds for every factory: how it is found and named, and what its settings promise. Extended
 * by the contract of each interface.
 *
 * @param <F> the interface
 */
public abstract class PartContract<F extends PartFactory<?>> {

  /** Training recordings that settings left to the data are resolved with. */
  static final TrainingFacts FACTS = new TrainingFacts(new double[] {2, 5, 9, 14, 22}, 0.5);

  private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

  /** For the contract of an interface. */
  protected PartContract() {}

  /** The factory under test. */
  protected abstract F factory();

  /**
   * The settings that the part is tested with; at first the defaults, and the defaults with each
   * truth value and each enum changed. To be overridden if a setting has no default, or where the
   * defaults make a part too large for a test.
   */
  protected List<? extends Record> settings() {
    return DefaultSettings.variants(DefaultSettings.of(factory().configType()));
  }

  /**
   * Settings that must be refused, by the component that is wrong, for example {@code
   * Map.of("size", () -> new Config(0))}; none at first. Extreme numbers are tried in any case.
   */
  protected Map<String, Supplier<? extends Record>> badSettings() {
    return Map.of();
  }

  /** The interface of the factory, as in {@code META-INF/services}. */
  protected abstract Class<?> spi();

  @Test
  void it_has_a_public_constructor_without_arguments() {
    Class<?> type = factory().getClass();
    assertThat(Modifier.isPublic(type.getModifiers())).as("%s is public", type).isTrue();
    assertThatCode(type::getConstructor)
        .as("a public constructor without arguments")
        .doesNotThrowAnyException();
  }

  @Test
  void it_has_a_services_line() {
    Class<?> type = factory().getClass();
    assertThat(found().map(provider -> provider.type().getName()))
        .as("lines of META-INF/services/%s", spi().getName())
        .contains(type.getName());
  }

  @Test
  void its_name_is_in_kebab_case_and_its_own() {
    assertThat(factory().name()).matches(NAME);
    assertThat(
            found()
                .filter(provider -> provider.type() != factory().getClass())
                .map(provider -> ((PartFactory<?>) provider.get()).name()))
        .as("names of other parts")
        .doesNotContain(factory().name());
  }

  private Stream<? extends ServiceLoader.Provider<?>> found() {
    return ServiceLoader.load(spi(), factory().getClass().getClassLoader()).stream();
  }

  @Test
  void its_settings_are_documented() {
    Class<?> type = factory().configType();
    Summary summary = type.getAnnotation(Summary.class);
    assertThat(summary).as("@Summary of %s", type.getName()).isNotNull();
    assertThat(summary.value()).as("@Summary").isNotBlank().hasLineCount(1);
    for (RecordComponent component : type.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      assertThat(setting).as("@Setting of %s", component.getName()).isNotNull();
      assertThat(setting.value()).as(component.getName()).isNotBlank().hasLineCount(1);
    }
  }

  @Test
  void its_defaults_are_valid() {
    Record configured = settings().get(0);
    assertThat(configured).isInstanceOf(factory().configType());
    Object[] values = SettingRecords.values(configured);
    RecordComponent[] components = factory().configType().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Setting setting = components[i].getAnnotation(Setting.class);
      boolean readable = !components[i].getType().getName().equals("org.polyfuse.api.Choice");
      if (readable && setting != null && !setting.defaultsTo().equals(Setting.REQUIRED)) {
        values[i] = SettingText.read(setting.defaultsTo(), components[i].getGenericType());
      }
    }
    assertThatCode(() -> SettingRecords.create(factory().configType(), values))
        .doesNotThrowAnyException();
  }

  @Test
  void a_bad_setting_is_refused_by_name() {
    badSettings()
        .forEach(
            (name, settings) ->
                assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(settings::get)
                    .withMessageStartingWith(name + ":"));
  }

  @Test
  void whatever_number_is_refused_is_refused_by_name() {
    for (Record configured : settings()) {
      RecordComponent[] components = configured.getClass().getRecordComponents();
      for (int i = 0; i < components.length; i++) {
        for (Object value : OtherValues.extremes(components[i].getType())) {
          tryValue(configured, components, i, value);
        }
      }
    }
  }

  private static void tryValue(
      Record configured, RecordComponent[] components, int index, Object value) {
    String name = components[index].getName();
    String names = String.join("|", Stream.of(components).map(RecordComponent::getName).toList());
    try {
      SettingRecords.with(configured, index, value);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage())
          .as("message on %s = %s", name, value)
          .matches("(?s)(" + names + "): .+");
      return;
    } catch (RuntimeException e) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s = %s: must be taken or refused by an IllegalArgumentException but threw %s",
              name,
              value,
              e),
          e);
    }
    assertThat(OtherValues.isNotANumber(value))
        .as("%s takes %s, which is no number", name, value)
        .isFalse();
  }

  @Test
  void settings_left_to_the_data_are_resolved_once() {
    for (Record configured : settings()) {
      Record resolved = resolved(configured);
      assertThat(resolved(resolved)).isEqualTo(resolved);
    }
  }

  @Test
  void remarks_are_lines() {
    for (Record configured : settings()) {
      assertThat(typed().remarks(configured))
          .allSatisfy(remark -> assertThat(remark).isNotBlank().hasLineCount(1));
    }
  }

  /** Settings with nothing left open. */
  protected final Record resolved(Record configured) {
    return typed().resolve(configured, FACTS);
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private PartFactory<Record> typed() {
    return (PartFactory<Record>) factory();
  }
}
