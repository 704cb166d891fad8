package org.polyfuse.datasets.table;

import java.util.List;

/**
 * What the columns of a table of recordings are called.
 *
 * @param id the recording's id
 * @param label its class
 * @param labels whether it is needed
 * @param split the part that it is in
 * @param groups columns that are groups besides {@code group.NAME}
 */
public record TableColumns(
    String id, String label, LabelUse labels, String split, List<String> groups) {}
