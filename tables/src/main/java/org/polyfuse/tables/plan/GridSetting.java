package org.polyfuse.tables.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.runtime.config.layer.Fragment;
import org.polyfuse.runtime.config.layer.Patch;

/**
 * A setting that a grid tries.
 *
 * @param patch over the system's config
 * @param settings by key path, as text
 */
record GridSetting(Patch patch, Map<String, String> settings) {

  /** No grid. */
  static final GridSetting NONE = new GridSetting(Patch.NONE, Map.of());

  /** All combinations, the last key fastest; one without any setting for an empty grid. */
  static List<GridSetting> points(Map<String, List<Fragment>> grid) {
    List<GridSetting> points = List.of(NONE);
    for (Map.Entry<String, List<Fragment>> axis : grid.entrySet()) {
      List<GridSetting> more = new ArrayList<>();
      for (GridSetting point : points) {
        for (Fragment value : axis.getValue()) {
          more.add(point.with(axis.getKey(), value));
        }
      }
      points = more;
    }
    return points;
  }

  private GridSetting with(String path, Fragment value) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(path, value.text());
    return new GridSetting(patch.and(Patch.at(path, value)), all);
  }
}
