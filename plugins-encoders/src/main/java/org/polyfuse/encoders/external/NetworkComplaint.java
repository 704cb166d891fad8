package org.polyfuse.encoders.external;

/** What a network says that cannot take its input; fit to be shown. */
final class NetworkComplaint extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  /** Stands before the reason, behind a stack trace of TorchScript's own. */
  private static final String TORCH_ERROR = "Error: ";

  /** Stands before and after the reason in what ONNX Runtime says. */
  private static final String ONNX_FRAME =
      "^Error code - \\w+ - message: |Please fix either the inputs/outputs or the model\\.";

  private final String reason;

  NetworkComplaint(Throwable cause) {
    super(cause);
    this.reason = reason(cause);
  }

  /** One line. */
  String reason() {
    return reason;
  }

  /** What of an engine's error says why, in one line without the full stop. */
  static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage());
    String reason =
        message
            .lines()
            .filter(line -> line.contains(TORCH_ERROR))
            .findFirst()
            .map(line -> line.substring(line.indexOf(TORCH_ERROR) + TORCH_ERROR.length()))
            .orElseGet(() -> message.replaceAll(ONNX_FRAME, "").replaceAll("\\s+", " "))
            .strip();
    return reason.length() > LONGEST
        ? reason.substring(0, LONGEST) + "..."
        : reason.replaceAll("\\.$", "");
  }
}
