package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.testkit.contract.FrontEndContract;

/** The contract on front-ends with one fault each; run by {@link FaultsTest} and to fail. */
@ParameterizedClass(name = "{0}")
@EnumSource
final class FaultyFrontEndContract extends FrontEndContract {

  @Summary("For tests.")
  record Settings() {}

  /** Hidden from ServiceLoader, which is two faults in every case. */
  private record Factory(FrontEndFault fault) implements FrontEndFactory<Settings> {
    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public Class<Settings> configType() {
      return Settings.class;
    }

    @Override
    public FrontEnd create(Settings config) {
      return new FaultyFrontEnd(fault);
    }
  }

  private final FrontEndFault fault;

  FaultyFrontEndContract(FrontEndFault fault) {
    this.fault = fault;
  }

  @Override
  protected FrontEndFactory<?> factory() {
    return new Factory(fault);
  }
}
