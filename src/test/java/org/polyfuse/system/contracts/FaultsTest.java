package org.polyfuse.system.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contracts find what is wrong, and nothing else. */
class FaultsTest {

  private static final Set<String> OF_A_HIDDEN_FACTORY =
      Set.of("it_has_a_public_constructor_without_arguments", "it_has_a_services_line");

  private static final Map<Class<? extends Fault>, Class<?>> CONTRACTS =
      Map.of(
          EncoderFault.class, FaultyEncoderContract.class,
          FusionFault.class, FaultyFusionContract.class,
          FrontEndFault.class, FaultyFrontEndContract.class);

  private static final Map<Class<? extends Fault>, Failures> FAILURES = new HashMap<>();

  /** The checks of one contract that failed, by fault. */
  private static final class Failures implements TestExecutionListener {

    private final Map<String, Set<String>> checks = new HashMap<>();
    private int run;
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
      plan = started;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.getSource().orElse(null)
          instanceof org.junit.platform.engine.support.descriptor.MethodSource method) {
        run++;
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
          String fault = plan.getParent(test).orElseThrow().getDisplayName();
          checks.computeIfAbsent(fault, f -> new TreeSet<>()).add(method.getMethodName());
        }
      }
    }

    Set<String> of(Fault fault) {
      return checks.getOrDefault(fault.name(), Set.of());
    }
  }

  @BeforeAll
  static void run_each_contract_on_every_fault() {
    CONTRACTS.forEach(
        (faults, contract) -> {
          Failures failures = new Failures();
          LauncherFactory.create()
              .execute(request().selectors(selectClass(contract)).build(), failures);
          FAILURES.put(faults, failures);
        });
  }

  private static Set<String> failuresOf(Fault fault) {
    return FAILURES.get(fault.getClass()).of(fault);
  }

  @ParameterizedTest
  @MethodSource
  void a_sound_part_passes_but_for_being_hidden(Fault none) {
    assertThat(failuresOf(none)).isEqualTo(OF_A_HIDDEN_FACTORY);
  }

  static Stream<Fault> a_sound_part_passes_but_for_being_hidden() {
    return Stream.of(EncoderFault.NONE, FusionFault.NONE, FrontEndFault.NONE);
  }

  @Test
  void every_check_runs_on_every_fault() {
    assertThat(FAILURES.get(EncoderFault.class).run).isEqualTo(28 * EncoderFault.values().length);
    assertThat(FAILURES.get(FusionFault.class).run).isEqualTo(28 * FusionFault.values().length);
    assertThat(FAILURES.get(FrontEndFault.class).run).isEqualTo(16 * FrontEndFault.values().length);
  }

  @ParameterizedTest
  @MethodSource
  void the_fault_is_found(Fault fault) {
    assertThat(failuresOf(fault)).contains(fault.check());
  }

  static Stream<Fault> the_fault_is_found() {
    return CONTRACTS.keySet().stream()
        .flatMap(faults -> Stream.<Fault>of(faults.getEnumConstants()))
        .filter(fault -> !fault.name().equals("NONE"));
  }
}
