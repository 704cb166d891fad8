package org.polyfuse.datasets.table;

/** What is made of labels. */
public enum LabelUse {
  /** The column must be there; a row whose cell is empty has no label. */
  KNOWN,
  /** Every row must have one. */
  REQUIRED,
  /** There need be none, as where recordings are to be predicted. */
  OPTIONAL,
  /** Nothing is asked of them; one that names a class is told. */
  IGNORE
}
