package org.entrepot.result;

import java.util.Map;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.Prefix;

/**
 * A probe that came or went, as the controllers of RIPE Atlas log it in the built-in measurement
 * 7000.
 *
 * @param event what happened, {@code connect} or {@code disconnect}
 * @param controller which controller tells it
 * @param asn the AS of the probe's address
 * @param prefix the prefix of the probe's address, as routed
 */
public record ConnectionEvent(
    Header header,
    Optional<String> event,
    Optional<String> controller,
    Optional<Asn> asn,
    Optional<Prefix> prefix,
    Map<String, String> other)
    implements TypedResult {
  /** Copies the fields. */
  public ConnectionEvent {
    other = JsonText.copy(other);
  }

  /** If the probe came. */
  public boolean isConnect() {
    return event.filter("connect"::equals).isPresent();
  }

  /** If the probe went. */
  public boolean isDisconnect() {
    return event.filter("disconnect"::equals).isPresent();
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.connectionEvent(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, ConnectionEventForm::write);
  }
}
