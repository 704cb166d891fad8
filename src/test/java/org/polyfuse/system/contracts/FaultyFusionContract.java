package org.polyfuse.system.contracts;

import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.testkit.contract.FusionContract;

/** The contract on fusions with one fault each; run by {@link FaultsTest} and to fail. */
@ParameterizedClass(name = "{0}")
@EnumSource
final class FaultyFusionContract extends FusionContract {

  @Summary("For tests.")
  record Documented() {}

  @Summary("For tests.")
  record Undocumented(int hidden) {}

  /** Hidden from ServiceLoader, which is two faults in every case. */
  private record Factory<C extends Record>(FusionFault fault, Class<C> configType)
      implements FusionFactory<C> {
    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public Fusion create(C config, List<ModalityShape> inputs, Target target) {
      return new FaultyFusion(fault, inputs);
    }
  }

  private final FusionFault fault;

  FaultyFusionContract(FusionFault fault) {
    this.fault = fault;
  }

  @Override
  protected FusionFactory<?> factory() {
    return fault == FusionFault.UNDOCUMENTED_SETTING
        ? new Factory<>(fault, Undocumented.class)
        : new Factory<>(fault, Documented.class);
  }

  @Override
  protected List<? extends Record> settings() {
    return fault == FusionFault.UNDOCUMENTED_SETTING
        ? List.of(new Undocumented(1))
        : super.settings();
  }

  @Override
  protected List<List<ModalityShape>> inputs() {
    return super.inputs().subList(1, 2);
  }

  @Override
  protected List<Target> targets() {
    return super.targets().subList(0, 1);
  }
}
