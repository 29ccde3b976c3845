package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many objects there are for each combination of the values of some fields. */
final class Counts {
  private final List<String> names;
  private final List<String> fields;
  private final Map<List<JsonNode>, Long> counts = new HashMap<>();
  private long total;

  /**
   * @param names what the fields are called in what comes out
   * @param fields what they are called in the objects
   */
  Counts(List<String> names, List<String> fields) {
    this.names = List.copyOf(names);
    this.fields = List.copyOf(fields);
  }

  void add(Row row) {
    List<JsonNode> key = new ArrayList<>();
    for (String field : fields) {
      JsonNode value = row.get(field);
      key.add(value.isMissingNode() ? Row.object().nullNode() : value);
    }
    counts.merge(key, 1L, Long::sum);
    total++;
  }

  long total() {
    return total;
  }

  List<String> columns() {
    List<String> columns = new ArrayList<>(names);
    columns.add("count");
    return columns;
  }

  /** The most frequent first, and among equals in the order of their values. */
  List<Row> rows() {
    Comparator<Map.Entry<List<JsonNode>, Long>> mostFirst =
        Comparator.comparing(Map.Entry::getValue, Comparator.reverseOrder());
    return counts.entrySet().stream()
        .sorted(mostFirst.thenComparing(Map.Entry::getKey, Counts::compare))
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Row row(List<JsonNode> key, long count) {
    ObjectNode row = Row.object();
    for (int i = 0; i < names.size(); i++) {
      row.set(names.get(i), key.get(i));
    }
    return Row.of(row.put("count", count));
  }

  private static int compare(List<JsonNode> one, List<JsonNode> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.toString().compareTo(other.toString());
  }
}
