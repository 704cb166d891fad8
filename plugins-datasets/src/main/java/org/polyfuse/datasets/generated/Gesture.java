package org.polyfuse.datasets.generated;

import org.polyfuse.datasets.generated.Marker.Region;

/** What a face can do: how far each marker moves at full strength, in mm. */
enum Gesture {
  /** The corners of the mouth and the cheeks rise. */
  SMILE {
    @Override
    double[] shift(Marker marker) {
      double corner = Math.abs(marker.x()) / 26;
      return switch (marker.region()) {
        case MOUTH -> new double[] {5 * marker.side() * corner, 9 * corner - 1, -3 * corner};
        case CHEEK -> new double[] {marker.side(), 6, 3};
        case LID -> new double[] {0, 1, 0};
        default -> still();
      };
    }
  },
  /** The brows fall and meet, the corners of the mouth fall. */
  FROWN {
    @Override
    double[] shift(Marker marker) {
      return switch (marker.region()) {
        case BROW -> new double[] {-3.5 * marker.side(), -8, 1};
        case FOREHEAD -> new double[] {0, -3, 0};
        case LID -> new double[] {0, -2, 0};
        case MOUTH -> new double[] {0, -6 * Math.abs(marker.x()) / 26, 0};
        default -> still();
      };
    }
  },
  /** Speech: chin and lower lip fall. */
  JAW {
    @Override
    double[] shift(Marker marker) {
      boolean lowerLip = marker.region() == Region.MOUTH && marker.y() < -38;
      return marker.region() == Region.CHIN || lowerLip ? new double[] {0, -7, -2} : still();
    }
  },
  /** Facial event 0: the brows jump up. */
  BROW_RAISE {
    @Override
    double[] shift(Marker marker) {
      return switch (marker.region()) {
        case BROW -> new double[] {0, 11, 0};
        case FOREHEAD -> new double[] {0, 4, 0};
        case LID -> new double[] {0, 3, 0};
        default -> still();
      };
    }
  },
  /** Facial event 1: the lips narrow and come forward. */
  PUCKER {
    @Override
    double[] shift(Marker marker) {
      return marker.region() == Region.MOUTH ? new double[] {-0.4 * marker.x(), 0, 11} : still();
    }
  },
  /** Facial event 2: the cheeks are blown up. */
  PUFF {
    @Override
    double[] shift(Marker marker) {
      return marker.region() == Region.CHEEK ? new double[] {9 * marker.side(), 0, 5} : still();
    }
  };

  private static final Gesture[] EVENTS = {BROW_RAISE, PUCKER, PUFF};

  /** (3), mm. */
  abstract double[] shift(Marker marker);

  /** The gesture of a facial event. */
  static Gesture ofEvent(int kind) {
    return EVENTS[kind];
  }

  private static double[] still() {
    return new double[3];
  }
}
