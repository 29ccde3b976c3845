package org.entrepot.catchment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.result.DnsBuffer;
import org.entrepot.result.DnsError;
import org.entrepot.result.DnsReply;
import org.entrepot.result.DnsResponse;

/** Makes DNS responses, byte by byte. */
final class Messages {
  static final int RESPONSE = 0x8400;
  static final int TXT = 16;
  static final int CHAOS = 3;

  private Messages() {}

  /** A message with one question, and answers to it. */
  static byte[] message(int flags, String question, int dnsClass, byte[]... records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int each : new int[] {7, flags, 1, records.length, 0, 0}) {
      u16(out, each);
    }
    out.writeBytes(name(question));
    u16(out, TXT);
    u16(out, dnsClass);
    for (byte[] record : records) {
      out.writeBytes(record);
    }
    return out.toByteArray();
  }

  /** A TXT record of these strings. */
  static byte[] record(String name, int type, int dnsClass, byte[]... strings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(name(name));
    u16(out, type);
    u16(out, dnsClass);
    u16(out, 0);
    u16(out, 0);
    int length = 0;
    for (byte[] string : strings) {
      length += 1 + string.length;
    }
    u16(out, length);
    for (byte[] string : strings) {
      out.write(string.length);
      out.writeBytes(string);
    }
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The usual answer to {@code hostname.bind}. */
  static byte[] answer(String text) {
    return message(
        RESPONSE, "hostname.bind", CHAOS, record("hostname.bind", TXT, CHAOS, ascii(text)));
  }

  static DnsResponse response(byte[] message) {
    return response(Base64.getEncoder().encodeToString(message));
  }

  static DnsResponse response(String abuf) {
    return response(Optional.of(abuf), List.of());
  }

  /** A response of which the probe has listed some records. */
  static DnsResponse response(Optional<String> abuf, List<DnsReply.Listed> listed) {
    DnsReply reply =
        new DnsReply(
            OptionalDouble.of(20),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            abuf.map(DnsBuffer::new),
            listed,
            Map.of());
    return of(Optional.of(reply), Optional.empty());
  }

  static DnsReply.Listed listed(String name, String... texts) {
    return new DnsReply.Listed(
        Optional.of("TXT"),
        Optional.of(name),
        OptionalLong.empty(),
        List.of(texts),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        Map.of());
  }

  static DnsResponse timeout() {
    return of(
        Optional.empty(),
        Optional.of(new DnsError(Optional.empty(), OptionalLong.of(5000), Map.of(), Map.of())));
  }

  private static DnsResponse of(Optional<DnsReply> reply, Optional<DnsError> error) {
    return new DnsResponse(
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        reply,
        error,
        Optional.empty(),
        Map.of());
  }

  private static byte[] name(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      out.write(label.length());
      out.writeBytes(ascii(label));
    }
    out.write(0);
    return out.toByteArray();
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
