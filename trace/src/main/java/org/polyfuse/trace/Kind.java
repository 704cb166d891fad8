package org.polyfuse.trace;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an operation does. The methods of DJL's arrays are made of these; whoever reads a list
 * switches over all of them, so that a new one cannot be forgotten. Attributes stand in brackets;
 * axes count from 0, and {@code axis}, {@code axes} and {@code order} name axes of the input.
 */
public enum Kind {
  /** What the pass is given. */
  INPUT,
  /** [parameter: DJL's] Its value in this pass. */
  PARAMETER,
  /** [values: {@link Data}] Known numbers. */
  CONSTANT,
  /** [value] The same number everywhere. */
  FULL,
  /** [distribution: {@link Distribution}] Drawn anew in each pass, 32-bit floats. */
  RANDOM,

  /** Negative. */
  NEG,
  /** Absolute value. */
  ABS,
  /** Square. */
  SQUARE,
  /** -1, 0 or 1; passes no gradient on. */
  SIGN,
  /** Square root. */
  SQRT,
  /** Exponential. */
  EXP,
  /** Natural logarithm. */
  LOG,
  /** Sine of radians. */
  SIN,
  /** Cosine of radians. */
  COS,
  /** Tangent of radians. */
  TAN,
  /** Inverse sine. */
  ASIN,
  /** Inverse cosine. */
  ACOS,
  /** Inverse tangent. */
  ATAN,
  /** Hyperbolic sine. */
  SINH,
  /** Hyperbolic cosine. */
  COSH,
  /** Hyperbolic tangent. */
  TANH,
  /** Inverse hyperbolic sine. */
  ASINH,
  /** Inverse hyperbolic cosine. */
  ACOSH,
  /** Inverse hyperbolic tangent. */
  ATANH,
  /** Error function. */
  ERF,
  /** Its inverse. */
  ERFINV,
  /** Logarithm of the gamma function's absolute value. */
  GAMMALN,
  /** The next whole number below; passes no gradient on. */
  FLOOR,
  /** The next whole number above; passes no gradient on. */
  CEIL,
  /** The nearest whole number, halves to even; passes no gradient on. */
  ROUND,
  /** Truth values. */
  IS_NAN,
  /** Truth values. */
  IS_INFINITE,
  /** Of truth values. */
  LOGICAL_NOT,
  /** max(x, 0). */
  RELU,
  /** 1 / (1 + exp(-x)). */
  SIGMOID,
  /** log(1 + exp(x)). */
  SOFT_PLUS,
  /** x / (1 + |x|). */
  SOFT_SIGN,
  /** Scaled exponential unit (Klambauer et al., 2017). */
  SELU,
  /** [alpha] x, or alpha x below 0. */
  LEAKY_RELU,
  /** [alpha] x, or alpha (exp(x) - 1) below 0. */
  ELU,
  /** Values of the output's type. */
  TO_TYPE,
  /** The same values; passes no gradient on. */
  STOP_GRADIENT,

  /** Sum of two; these and what follows broadcast two inputs of one type. */
  ADD,
  /** Difference. */
  SUB,
  /** Product. */
  MUL,
  /** Quotient of floats. */
  DIV,
  /** Power. */
  POW,
  /** The larger. */
  MAXIMUM,
  /** The smaller. */
  MINIMUM,
  /** The angle of (second, first). */
  ATAN2,
  /** Equal. */
  EQ,
  /** Not equal. */
  NEQ,
  /** Greater. */
  GT,
  /** Greater or equal. */
  GTE,
  /** Less. */
  LT,
  /** Less or equal. */
  LTE,
  /** Both of two truth values. */
  LOGICAL_AND,
  /** One of two truth values or both. */
  LOGICAL_OR,
  /** One of two truth values alone. */
  LOGICAL_XOR,
  /** Where the first input is true the second, else the third; all broadcast. */
  WHERE,

  /** [axis] Sums to 1 along it. */
  SOFTMAX,
  /** [axis] Its logarithm. */
  LOG_SOFTMAX,
  /** [axes, keep: whether they stay as axes of length 1] Sum. */
  SUM,
  /** [axes, keep] Mean. */
  MEAN,
  /** [axes, keep] Product. */
  PROD,
  /** [axes, keep] The largest. */
  MAX,
  /** [axes, keep] The smallest. */
  MIN,
  /** [axis] Running sums along it. */
  CUM_SUM,
  /** [axis] The place of the largest, 64-bit integers. */
  ARG_MAX,
  /** [axis] The place of the smallest, 64-bit integers. */
  ARG_MIN,
  /** [k, axis] The places of the k largest, the largest first, 64-bit integers. */
  TOP_K,

  /** The same values in the output's shape. */
  RESHAPE,
  /** [order] Axis i of the output is axis order[i] of the input. */
  TRANSPOSE,
  /** Repeated to the output's shape. */
  BROADCAST,
  /** [axes] Mirrored. */
  FLIP,
  /** [before, after: for each axis; value] Longer on both sides. */
  PAD,
  /** [times: for each axis] The whole, repeated. */
  TILE,
  /** [axis] Inputs one after another along it. */
  CONCAT,
  /** [axis, sizes] One output for each size, one after another along the axis. */
  SPLIT,
  /** [from, to, step: for each axis] A part. */
  SLICE,
  /** Rows of the first input's first axis, at the places in the second. */
  TAKE,
  /** [axis] Values of the first input, along the axis at the places in the second. */
  GATHER,
  /** Values of the first input; the second's last axis holds places along its first axes. */
  GATHER_ND,
  /** [depth, on, off] A new last axis, on at the places of the input. */
  ONE_HOT,

  /** Product of (..., M, C) and (..., C, K), whose first axes broadcast. */
  MAT_MUL,
  /**
   * [stride, padding, dilation: (H, W); groups] Of (N, C, H, W) with weights (O, C / groups, h, w)
   * and, as a third input, none or a bias (O).
   */
  CONVOLUTION,
  /** [kernel, stride, padding: (H, W); up] The largest of each window of (N, C, H, W). */
  MAX_POOL,
  /** [kernel, stride, padding: (H, W); up] The mean of each; padding counts as zeros. */
  AVG_POOL,
  /**
   * [axis, epsilon, training] Of x, with a scale and a shift for each place along the axis; then,
   * in use, mean and variance. In training, the batch's mean and unbiased variance are outputs too.
   */
  BATCH_NORM;

  /** What {@link #RANDOM} draws from. */
  public enum Distribution {
    /** In [0, 1). */
    UNIFORM,
    /** Mean 0, deviation 1. */
    NORMAL,
    /** The same, without what is more than 2 from 0. */
    TRUNCATED_NORMAL
  }

  private static final Pattern WORD = Pattern.compile("_(.)");

  /** In camel case, as DJL names most of them. */
  @Override
  public String toString() {
    return WORD.matcher(name().toLowerCase(Locale.ROOT))
        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}
