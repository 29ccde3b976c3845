package org.entrepot.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a DNS server did not answer. A probe tells it by kind, and perhaps several at once.
 *
 * @param plain a text that stands in place of the kinds
 * @param timeoutMs after how many milliseconds nothing had come ({@code timeout})
 * @param messages other kinds, each with what the system says, which may be nothing: {@code
 *     getaddrinfo}, {@code socket}, {@code TUCONNECT}, {@code TU_READ_ERR}, {@code TCPREAD}, {@code
 *     TCPREADSIZE}, {@code nameserver}, {@code senderror} and perhaps more, in their order
 * @param other fields that are neither, as JSON
 */
public record DnsError(
    Optional<String> plain,
    OptionalLong timeoutMs,
    Map<String, String> messages,
    Map<String, String> other) {
  /** Copies both maps. */
  public DnsError {
    messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    other = JsonText.copy(other);
  }

  /** If nothing came in time. */
  public boolean isTimeout() {
    return timeoutMs.isPresent();
  }

  /** All of it in one line, as in {@code timeout: 5000 ms} or {@code TUCONNECT: No route}. */
  public String text() {
    List<String> parts = new ArrayList<>(plain.stream().toList());
    if (timeoutMs.isPresent()) {
      parts.add("timeout: " + timeoutMs.getAsLong() + " ms");
    }
    messages.forEach(
        (kind, message) -> parts.add(message.isEmpty() ? kind : kind + ": " + message));
    other.forEach((kind, json) -> parts.add(kind + ": " + json));
    return String.join("; ", parts);
  }
}
