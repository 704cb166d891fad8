package org.polyfuse.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.polyfuse.api.PolyfuseException;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ConfigProto;

/** The devices that TensorFlow sees. */
final class Devices {

  private Devices() {}

  /** Such as {@code cpu}, {@code gpu:0}. */
  static List<String> list(ConfigProto config) {
    List<String> devices = new ArrayList<>();
    devices.add("cpu");
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
      byte[] bytes = config.toByteArray();
      tensorflow.TF_SetConfig(options, new BytePointer(bytes), bytes.length, status);
      TF_Graph graph = tensorflow.TF_NewGraph();
      TF_Session session = tensorflow.TF_NewSession(graph, options, status);
      status.throwExceptionIfNotOK();
      TF_DeviceList list = tensorflow.TF_SessionListDevices(session, status);
      status.throwExceptionIfNotOK();
      int gpus = 0;
      for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
        if (tensorflow.TF_DeviceListType(list, i, status).getString().equals("GPU")) {
          devices.add("gpu:" + gpus++);
        }
      }
      tensorflow.TF_DeleteDeviceList(list);
      tensorflow.TF_DeleteSession(session, status);
      tensorflow.TF_DeleteGraph(graph);
    }
    return devices;
  }

  /** A device of a config by its full name. */
  static String resolve(String name, List<String> there) {
    String resolved =
        switch (name) {
          case "auto" -> there.contains("gpu:0") ? "gpu:0" : "cpu";
          case "gpu" -> "gpu:0";
          default -> name;
        };
    if (!there.contains(resolved)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "engine.device: '%s' is not there; TensorFlow has %s. Choose one of these, or auto.",
              name,
              String.join(", ", there)));
    }
    return resolved;
  }

  /** TensorFlow's name for a device. */
  static String placement(String device) {
    String[] parts = device.split(":", 2);
    String number = parts.length > 1 ? parts[1] : "0";
    return String.format(Locale.ROOT, "/device:%s:%s", parts[0].toUpperCase(Locale.ROOT), number);
  }
}
