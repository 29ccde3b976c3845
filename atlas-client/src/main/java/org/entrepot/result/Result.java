package org.entrepot.result;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One measurement result. Where one type is wanted, ask with {@code instanceof}; where all are,
 * {@link #match} asks for an answer for each.
 */
public sealed interface Result permits TypedResult, UnknownResult {
  /**
   * What to do with each type of result. A new type is a new method here, so that none is missed.
   */
  interface Cases<T> {
    /** For a traceroute. */
    T traceroute(Traceroute result);

    /** For a ping. */
    T ping(Ping result);

    /** For DNS responses. */
    T dns(Dns result);

    /** For an HTTP request. */
    T http(Http result);

    /** For the certificates of a TLS server. */
    T sslCert(SslCert result);

    /** For an NTP exchange. */
    T ntp(Ntp result);

    /** For a probe that joined a wireless network. */
    T wifi(Wifi result);

    /** For a probe that came or went. */
    T connectionEvent(ConnectionEvent result);

    /** For how long a probe has been running. */
    T uptime(Uptime result);

    /** For a result of any other type. */
    T unknown(UnknownResult result);
  }

  /**
   * Reads one result. For many of them, {@link Results} does not begin anew for each.
   *
   * @throws IllegalArgumentException if the text is not a result, with the reason
   */
  static Result parse(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    ResultReader reader = new ResultReader();
    Result result = reader.read(bytes, 0, bytes.length);
    if (result == null) {
      throw new IllegalArgumentException(
          "not a result (" + reader.problem().text() + "): " + Excerpt.of(bytes, 0, bytes.length));
    }
    return result;
  }

  /** Applies the method for this type of result. */
  <T> T match(Cases<? extends T> cases);

  /**
   * What all results have in common. Every result of a known type has it ({@link
   * TypedResult#header}), and one of an unknown type if it names its measurement, probe and time.
   */
  Optional<Header> findHeader();

  /** The result as one line of JSON with every field that was read. */
  String toJson();
}
