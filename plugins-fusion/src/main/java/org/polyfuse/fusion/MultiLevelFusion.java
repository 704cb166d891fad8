package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Trunks;

/**
 * Pooling on two levels, side by side: the global vectors, and the trunks of time (paper, Eq. 19):
 * M-FBP and AM-FBP. Weights: {@code global.*}, {@code segments.*}.
 */
final class MultiLevelFusion extends Fusion {

  private final Optional<FactorizedBilinearPooling> global;
  private final SegmentPooling segments;
  private final Optional<Trunks> trunks;

  /**
   * @param global left out for the trunks alone
   * @param trunks empty in a plan, while their length is left to the data
   */
  MultiLevelFusion(
      Optional<FactorizedBilinearPooling> global,
      SegmentPooling segments,
      Optional<Trunks> trunks) {
    this.global = global.map(pooling -> child("global", pooling));
    this.segments = child("segments", segments);
    this.trunks = trunks;
  }

  @Override
  public Fused fuse(Pass pass, List<Modality> modalities) {
    NDArray inTrunks = segments.pool(pass, modalities); // (N, O_M)
    return global
        .map(pooling -> beside(pooling.pool(pass, modalities), inTrunks))
        .orElseGet(() -> Fused.features(inTrunks));
  }

  private static Fused beside(Fused.Features global, NDArray inTrunks) {
    NDArray both = global.values().concat(inTrunks, 1); // (N, O_G + O_M)
    return new Fused.Features(both, global.auxiliaryLosses(), global.diagnostics());
  }

  @Override
  public OptionalLong features() {
    return OptionalLong.of(
        global.map(FactorizedBilinearPooling::features).orElse(0L) + segments.features());
  }

  @Override
  public Optional<Trunks> trunks() {
    return trunks;
  }
}
