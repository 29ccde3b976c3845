package org.entrepot.atlas;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * What is asked again, and why. A GET changes nothing, so to repeat one is always safe; the
 * question is only whether it helps.
 *
 * <ul>
 *   <li><b>429</b> is repeated: the service says that it would have answered later.
 *   <li><b>500, 502, 503, 504</b> are repeated: they come from a service or a gateway in trouble,
 *       and pass. 500 can also be a fault that our request sets off every time; it then costs a few
 *       requests, where giving up would lose a whole walk over pages to one bad moment.
 *   <li><b>400, 401, 403, 404</b> and every other refusal are not: the same question gets the same
 *       answer.
 *   <li><b>A connection that is refused, breaks, or ends before its body does</b> is repeated, and
 *       so is one whose compressed body is damaged: another one will most likely do.
 *   <li><b>A connection that is not made in time</b> is repeated: the service has not seen the
 *       request.
 *   <li><b>An answer that does not come in time</b> is not: the service is at work on it, and would
 *       be given the same work once more. The caller's limit would become a multiple of itself.
 *   <li><b>An unknown host</b> is not: it is a wrong name or a machine without a network, and the
 *       system's resolver has tried for itself.
 *   <li><b>A failure of TLS</b> is not: a certificate that is not trusted stays so, and to insist
 *       is what an attacker would want.
 *   <li><b>A cancelled or interrupted request</b> is not: somebody wants it to end.
 *   <li><b>An answer that is whole and wrong</b> is not: the same comes again.
 * </ul>
 *
 * <p>Of what changes something, the first question is whether it is safe:
 *
 * <ul>
 *   <li><b>DELETE and PATCH</b>, as this package uses them, are the same done twice as once: what
 *       is stopped stays stopped, and a field that is set again has the same value. They are
 *       repeated as a GET is. An earlier attempt may have been carried out although it failed,
 *       which a later refusal ("there is no such measurement") must not hide: {@link
 *       AtlasException#mayHaveHappened} then says so.
 *   <li><b>POST</b> makes another measurement each time, and costs credits each time. It is
 *       repeated if it is certain that the service has seen nothing of it: no byte was written,
 *       since no connection came about, and a GET would be repeated too. Never after a byte was
 *       written, whatever was or was not answered: the answer may have been lost behind the deed.
 *       Never after a status of 500 or more, which a gateway sends while the service behind it goes
 *       on. Nor after a 429, which should mean that nothing was done: for a GET we take that word,
 *       and here a mistake would cost money.
 * </ul>
 */
final class RetryRules {
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private RetryRules() {}

  static boolean isRepeated(int status) {
    return PASSING.contains(status);
  }

  /**
   * @param connected whether there was a connection when it happened
   */
  static boolean isRepeated(IOException failure, boolean connected) {
    if (failure instanceof UnknownHostException) {
      return false;
    }
    if (failure instanceof SSLException) {
      // A connection that breaks under TLS is reported by TLS.
      return failure.getCause() instanceof SocketException;
    }
    if (failure instanceof InterruptedIOException) { // of time as well as of the thread
      return !connected && !Thread.currentThread().isInterrupted();
    }
    return true;
  }

  /**
   * For what changes something.
   *
   * @param written whether a byte of the request may have been written
   * @param idempotent whether to do it twice is the same as to do it once
   */
  static boolean isRepeated(
      IOException failure, boolean connected, boolean written, boolean idempotent) {
    return (idempotent || !written) && isRepeated(failure, connected);
  }

  /**
   * Reads {@code Retry-After}: seconds, or a date of HTTP (RFC 9110, 10.2.3). What is neither is as
   * good as not there; a date that is past is no time at all.
   */
  static Optional<Duration> retryAfter(Optional<String> header, Instant now) {
    return header.map(String::strip).flatMap(text -> duration(text, now));
  }

  private static Optional<Duration> duration(String text, Instant now) {
    if (!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
