package org.polyfuse.runtime.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;

/** A DJL engine with gradients. */
final class DjlEngine implements ComputeEngine {

  private final Engine engine;

  DjlEngine(Engine engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return engine.getEngineName();
  }

  @Override
  public String version() {
    return engine.getVersion();
  }

  @Override
  public List<String> devices() {
    List<String> devices = new ArrayList<>();
    devices.add("cpu");
    for (int gpu = 0; gpu < engine.getGpuCount(); gpu++) {
      devices.add("gpu:" + gpu);
    }
    return devices;
  }

  @Override
  public List<String> abilities() {
    return List.of("training", "inference", "data parallelism over several devices");
  }

  @Override
  public OptionalLong passBytes(SessionPlan plan, HostBatch example) {
    return OptionalLong.of(new PassBytes(engine, plan).of(example));
  }

  @Override
  public OptionalLong deviceBytes(String device) {
    if (!devices().contains(resolved(device))) {
      return OptionalLong.empty(); // planned here to be run elsewhere
    }
    Device found = device(device);
    return found.isGpu()
        ? OptionalLong.of(CudaUtils.getGpuMemory(found).getMax())
        : OptionalLong.empty();
  }

  @Override
  public TrainingSession train(SessionPlan plan) {
    return new DjlTrainingSession(engine, plan, devices(plan));
  }

  @Override
  public InferenceSession infer(SessionPlan plan) {
    return new DjlInferenceSession(engine, plan, devices(plan).get(0));
  }

  private List<Device> devices(SessionPlan plan) {
    return plan.devices().stream().map(this::device).toList();
  }

  private String resolved(String name) {
    return switch (name) {
      case "auto" -> engine.getGpuCount() > 0 ? "gpu:0" : "cpu";
      case "gpu" -> "gpu:0";
      default -> name;
    };
  }

  private Device device(String name) {
    String resolved = resolved(name);
    if (!devices().contains(resolved)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "engine.device: '%s' is not there; %s %s has %s. Choose one of these, or auto.",
              name,
              name(),
              version(),
              String.join(", ", devices())));
    }
    return Device.fromName(resolved.replace(":", ""), engine);
  }
}
