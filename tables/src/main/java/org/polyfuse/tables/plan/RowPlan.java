package org.polyfuse.tables.plan;

import java.util.List;
import java.util.Map;

/**
 * A row before anything was run.
 *
 * @param name as the file has it
 * @param section what the file says of it
 * @param points the settings to be tried, one without a grid; none unless it is trained
 * @param mixtures what a combined row mixes; one number over seeds for each; none unless it is
 *     combined
 */
public record RowPlan(
    String name, SystemSection section, List<Point> points, List<Mixture> mixtures) {

  /**
   * A setting that is tried.
   *
   * @param settings by key path, as text; empty without a grid
   * @param runs one for each seed of the table
   */
  public record Point(Map<String, String> settings, List<RunPlan> runs) {}

  /** What kind of row this is. */
  public Row.Kind kind() {
    if (section.isCited()) {
      return Row.Kind.CITED;
    }
    if (section.isCombined()) {
      return Row.Kind.COMBINED;
    }
    return points.size() > 1 ? Row.Kind.GRID : Row.Kind.TRAINED;
  }
}
