package org.polyfuse.system.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contracts find what is wrong, and nothing else. */
class FaultsTest {

  private static final Set<String> OF_A_HIDDEN_FACTORY =
      Set.of("it_has_a_public_constructor_without_arguments", "it_has_a_services_line");

  private static final Failures FAILURES = new Failures();

  /** The checks that failed, by fault. */
  private static final class Failures implements TestExecutionListener {

    private final Map<Fault, Set<String>> checks = new EnumMap<>(Fault.class);
    private int run;
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
      plan = started;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.getSource().orElse(null) instanceof MethodSource method) {
        run++;
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
          Fault fault = Fault.valueOf(plan.getParent(test).orElseThrow().getDisplayName());
          checks.computeIfAbsent(fault, f -> new TreeSet<>()).add(method.getMethodName());
        }
      }
    }
  }

  @BeforeAll
  static void run_the_contract_on_every_fault() {
    LauncherFactory.create()
        .execute(request().selectors(selectClass(FaultyEncoderContract.class)).build(), FAILURES);
  }

  @Test
  void a_sound_encoder_passes_but_for_being_hidden() {
    assertThat(FAILURES.checks.get(Fault.NONE)).isEqualTo(OF_A_HIDDEN_FACTORY);
    assertThat(FAILURES.run).isGreaterThan(20 * Fault.values().length);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void the_fault_is_found(Fault fault) {
    assertThat(FAILURES.checks.get(fault)).contains(fault.check);
  }
}
