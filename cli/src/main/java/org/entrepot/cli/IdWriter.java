package org.entrepot.cli;

import java.io.IOException;
import java.io.Writer;

/** Writes what names each object, one a line. */
final class IdWriter implements RowWriter {
  private final Writer out;
  private final String id;

  IdWriter(Writer out, String id) {
    this.out = out;
    this.id = id;
  }

  @Override
  public void row(Row row) throws IOException {
    out.write(Visible.text(row.text(id)));
    out.write('\n');
  }

  @Override
  public void end() {}
}
