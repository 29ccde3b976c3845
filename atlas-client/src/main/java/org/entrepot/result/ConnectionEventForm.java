package org.entrepot.result;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.Prefix;

/** The JSON form of a probe's coming and going. */
final class ConnectionEventForm {
  private static final long LAST_ASN = 0xFFFF_FFFFL;

  private ConnectionEventForm() {}

  static ConnectionEvent read(Header header, Members in) {
    return new ConnectionEvent(
        header, in.text("event"), in.text("controller"), asn(in), prefix(in), in.other());
  }

  /** The number of an AS; one that does not fit stays. */
  private static Optional<Asn> asn(Members in) {
    OptionalLong number = in.count("asn", LAST_ASN);
    return number.isPresent() ? Optional.of(new Asn(number.getAsLong())) : Optional.empty();
  }

  /** A prefix; what does not print as it was written stays. */
  private static Optional<Prefix> prefix(Members in) {
    Optional<String> text = in.peekText("prefix");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Prefix prefix = Prefix.parse(text.get());
      in.is("prefix", prefix.toString());
      return Optional.of(prefix);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static void write(ConnectionEvent event, FieldWriter out) throws IOException {
    out.open(event.other());
    HeaderForm.write(event.header(), ResultType.CONNECTION, out);
    out.text("event", event.event());
    out.text("controller", event.controller());
    if (event.asn().isPresent()) {
      out.number("asn", OptionalLong.of(event.asn().get().value()));
    }
    out.text("prefix", event.prefix().map(Prefix::toString));
    out.close();
  }
}
