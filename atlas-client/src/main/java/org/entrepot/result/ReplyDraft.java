package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/** The fields of one reply as they are met, and the kind of reply that they make. */
final class ReplyDraft {
  static final int FROM = 0;
  static final int RTT = 1;
  static final int TTL = 2;
  static final int SIZE = 3;
  static final int QUOTED_TTL = 4;
  static final int SILENT = 5;
  static final int LATE = 6;
  static final int ICMP_ERROR = 7;
  static final int ERROR = 8;
  static final int EMBEDDED = 9;
  static final int LABELS = 10;
  static final int DUPLICATE = 11;

  private static final Reply.Timeout TIMEOUT = new Reply.Timeout(Map.of());

  final Fields fields = new Fields();
  Optional<IpAddress> from = Optional.empty();
  Optional<IpAddress> embedded = Optional.empty();
  OptionalDouble rtt = OptionalDouble.empty();
  OptionalInt ttl = OptionalInt.empty();
  OptionalInt size = OptionalInt.empty();
  OptionalInt quotedTtl = OptionalInt.empty();
  OptionalLong late = OptionalLong.empty();
  Optional<String> icmpError = Optional.empty();
  Optional<String> error = Optional.empty();
  List<MplsLabel> labels = List.of();
  boolean duplicate;
  boolean silent;

  /** Whether one of the fields was met that few replies have. */
  boolean rare;

  Reply reply() {
    if (fields.hasMet(LATE)) {
      keepAllButFrom();
      error.ifPresent(text -> keep("error", JsonText.quote(text)));
      keepSilence();
      return new Reply.Late(late, from, fields.other());
    }
    if (error.isPresent()) {
      from.ifPresent(address -> keep("from", JsonText.quote(address.toString())));
      keepAllButFrom();
      keepSilence();
      return new Reply.Failed(error.get(), fields.other());
    }
    if (silent && from.isEmpty() && rtt.isEmpty()) {
      keepAllButFrom();
      Map<String, String> other = fields.other();
      return other.isEmpty() ? TIMEOUT : new Reply.Timeout(other);
    }
    keepSilence();
    return new Reply.Answer(
        from, rtt, ttl, size, quotedTtl, icmpError, embedded, duplicate, labels, fields.other());
  }

  private void keepSilence() {
    if (silent) {
      keep("x", "\"*\"");
    }
  }

  /** Keeps raw what only an answer has components for. */
  private void keepAllButFrom() {
    ttl.ifPresent(n -> keep("ttl", Integer.toString(n)));
    size.ifPresent(n -> keep("size", Integer.toString(n)));
    rtt.ifPresent(n -> keep("rtt", Double.toString(n)));
    quotedTtl.ifPresent(n -> keep("ittl", Integer.toString(n)));
    icmpError.ifPresent(text -> keep("err", JsonText.quote(text)));
    embedded.ifPresent(address -> keep("edst", JsonText.quote(address.toString())));
    if (duplicate) {
      keep("dup", "true");
    }
  }

  private void keep(String name, String json) {
    if (!fields.keeps(name)) {
      fields.keep(name, json);
    }
  }

  void clear() {
    fields.clear();
    from = Optional.empty();
    rtt = OptionalDouble.empty();
    ttl = OptionalInt.empty();
    size = OptionalInt.empty();
    quotedTtl = OptionalInt.empty();
    silent = false;
    if (rare) {
      clearRare();
    }
  }

  private void clearRare() {
    rare = false;
    embedded = Optional.empty();
    late = OptionalLong.empty();
    icmpError = Optional.empty();
    error = Optional.empty();
    labels = List.of();
    duplicate = false;
  }
}
