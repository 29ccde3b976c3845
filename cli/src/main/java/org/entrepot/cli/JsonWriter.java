package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes objects as JSON: one a line, or one array, in which each has a line too. */
final class JsonWriter implements RowWriter {
  private final Writer out;
  private final List<String> fields;
  private final boolean isArray;
  private boolean isFirst = true;

  /**
   * @param fields the only fields to write, by the names that they are asked for by; all of them if
   *     there is none
   */
  JsonWriter(Writer out, List<String> fields, boolean isArray) {
    this.out = out;
    this.fields = List.copyOf(fields);
    this.isArray = isArray;
  }

  @Override
  public void row(Row row) throws IOException {
    if (isArray) {
      out.write(isFirst ? "[\n" : ",\n");
    }
    isFirst = false;
    out.write(Visible.json(fields.isEmpty() ? row.json() : chosen(row)));
    if (!isArray) {
      out.write('\n');
    }
  }

  private String chosen(Row row) {
    ObjectNode chosen = Row.object();
    for (String field : fields) {
      JsonNode value = row.get(field);
      chosen.set(field, value.isMissingNode() ? chosen.nullNode() : value);
    }
    return chosen.toString();
  }

  @Override
  public void end() throws IOException {
    if (isArray) {
      out.write(isFirst ? "[]\n" : "\n]\n");
    }
  }
}
