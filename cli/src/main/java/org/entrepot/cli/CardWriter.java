package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes one object for people: all of its fields, one below the other. */
final class CardWriter implements RowWriter {
  private final Writer out;
  private boolean isFirst = true;

  CardWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void row(Row row) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    put(lines, "", row.node());
    int width = lines.keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
    out.write(isFirst ? "" : "\n");
    isFirst = false;
    for (Map.Entry<String, String> line : lines.entrySet()) {
      String blanks = " ".repeat(width - DisplayWidth.of(line.getKey()));
      out.write(line.getKey() + blanks + "  " + line.getValue() + "\n");
    }
  }

  /** An object's fields by themselves, and of an array of tags their slugs. */
  private static void put(Map<String, String> lines, String name, JsonNode value) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(
              field ->
                  put(
                      lines,
                      (name.isEmpty() ? "" : name + ".") + field.getKey(),
                      field.getValue()));
    } else if (value.isArray() && value.path(0).has("slug")) {
      lines.put(Visible.text(name), Visible.text(String.join(" ", value.findValuesAsText("slug"))));
    } else if (value.isValueNode()) {
      String cell = TableWriter.cell(name, value);
      String whole = Visible.text(Row.text(value));
      lines.put(Visible.text(name), cell.endsWith("…") ? whole : cell);
    } else {
      lines.put(Visible.text(name), Visible.text(Row.text(value)));
    }
  }

  @Override
  public void end() {}
}
