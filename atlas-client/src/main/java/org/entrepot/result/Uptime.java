package org.entrepot.result;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long a probe has been running.
 *
 * @param seconds since its start ({@code uptime})
 */
public record Uptime(Header header, OptionalLong seconds, Map<String, String> other)
    implements TypedResult {
  /** Copies the fields. */
  public Uptime {
    other = JsonText.copy(other);
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.uptime(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, Uptime::write);
  }

  private static void write(Uptime uptime, FieldWriter out) throws IOException {
    out.open(uptime.other);
    HeaderForm.write(uptime.header, ResultType.UPTIME, out);
    out.number("uptime", uptime.seconds);
    out.close();
  }
}
