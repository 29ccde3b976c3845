package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * What one server answered to an HTTP request. Times are in milliseconds.
 *
 * @param af 4 or 6
 * @param sourceAddress the probe's own address ({@code src_addr}; {@code srcaddr} in firmware 4400)
 * @param destinationAddress the address that was asked ({@code dst_addr}; {@code addr} in firmware
 *     4400)
 * @param method GET, HEAD or POST; the first part of {@code mode} in firmware 4400
 * @param version of HTTP ({@code ver})
 * @param status the status code ({@code res}), as in 200
 * @param responseTimeMs from the beginning of the connection, without resolving the name, to the
 *     end of the body ({@code rt})
 * @param headerSize bytes of the header ({@code hsize})
 * @param bodySize bytes of the body ({@code bsize})
 * @param headerLines the lines of the header, the status line first, if the measurement asked for
 *     them; the probe cuts off what is too much and then has {@code [...]} as the last one
 * @param connectTimeMs time to connect ({@code ttc})
 * @param firstByteTimeMs time to the first byte of the answer ({@code ttfb})
 * @param resolveTimeMs time to resolve the name ({@code ttr})
 * @param readTimings when each part of the answer came, if the measurement asked for it
 * @param error what went wrong ({@code err})
 * @param dnsError why the name could not be resolved ({@code dnserr})
 * @param subId which one of several this is, from 1
 * @param subMax how many there are
 * @param time when it began, in seconds since 1970
 * @param other fields without a component, or whose text a component does not give back, as JSON
 */
public record HttpResponse(
    OptionalInt af,
    Optional<IpAddress> sourceAddress,
    Optional<IpAddress> destinationAddress,
    Optional<String> method,
    Optional<String> version,
    OptionalInt status,
    OptionalDouble responseTimeMs,
    OptionalLong headerSize,
    OptionalLong bodySize,
    List<String> headerLines,
    OptionalDouble connectTimeMs,
    OptionalDouble firstByteTimeMs,
    OptionalDouble resolveTimeMs,
    List<ReadTiming> readTimings,
    Optional<String> error,
    Optional<String> dnsError,
    OptionalInt subId,
    OptionalInt subMax,
    OptionalLong time,
    Map<String, String> other) {
  /**
   * When a part of the answer came.
   *
   * @param offset how many bytes there were before ({@code o}); firmware writes it as text, which
   *     stands in {@code other} too
   * @param timeMs when, from the beginning of the connection ({@code t})
   * @param other fields without a component, or whose text a component does not give back, as JSON
   */
  public record ReadTiming(OptionalLong offset, OptionalDouble timeMs, Map<String, String> other) {
    /** Copies the fields. */
    public ReadTiming {
      other = JsonText.copy(other);
    }
  }

  /** Copies the collections. */
  public HttpResponse {
    headerLines = List.copyOf(headerLines);
    readTimings = List.copyOf(readTimings);
    other = JsonText.copy(other);
  }

  /** If something went wrong before there was a whole answer; a status of 404 is an answer. */
  public boolean isError() {
    return error.isPresent() || dnsError.isPresent();
  }
}
