package org.polyfuse.api;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names as a reader would: {@code Ses2} before {@code Ses10}. */
public final class NaturalOrder implements Comparator<String> {

  /** The one instance. */
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    Matcher a = PIECE.matcher(left);
    Matcher b = PIECE.matcher(right);
    boolean moreOfA = a.find();
    boolean moreOfB = b.find();
    while (moreOfA && moreOfB) {
      int order = comparePieces(a.group(), b.group());
      if (order != 0) {
        return order;
      }
      moreOfA = a.find();
      moreOfB = b.find();
    }
    // "1" and "01" are the same number, but not the same name
    return moreOfA == moreOfB ? left.compareTo(right) : Boolean.compare(moreOfA, moreOfB);
  }

  private static int comparePieces(String a, String b) {
    boolean numbers = isDigit(a.charAt(0)) && isDigit(b.charAt(0));
    return numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
