package org.entrepot.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** The fields at the top of a result as they are met, and the traceroute that they make. */
final class TracerouteDraft {
  static final int TYPE = 0;
  static final int PROBE = 1;
  static final int MEASUREMENT = 2;
  static final int TIMESTAMP = 3;
  static final int DESTINATION = 4;
  static final int OLD_DESTINATION = 5;
  static final int SOURCE = 6;
  static final int FROM = 7;
  static final int RESULT = 8;
  static final int FIRMWARE = 10;
  static final int AF = 11;
  static final int SIZE = 12;
  static final int PARIS = 13;
  static final int SYNC = 14;
  static final int END_TIME = 15;
  static final int STORED = 16;
  static final int GROUP = 17;
  static final int RESOLVE_TIME = 18;
  static final int VERSION = 20;
  static final int PROTOCOL = 21;
  static final int DESTINATION_NAME = 22;
  static final int NAME = 23;
  static final int ERROR = 24;

  final Fields fields = new Fields();
  OptionalLong probe = OptionalLong.empty();
  OptionalLong measurement = OptionalLong.empty();
  OptionalLong timestamp = OptionalLong.empty();
  OptionalInt firmware = OptionalInt.empty();
  Optional<String> version = Optional.empty();
  OptionalLong group = OptionalLong.empty();
  OptionalLong endTime = OptionalLong.empty();
  OptionalLong stored = OptionalLong.empty();
  OptionalLong sync = OptionalLong.empty();
  OptionalInt af = OptionalInt.empty();
  Optional<String> protocol = Optional.empty();
  Optional<IpAddress> from = Optional.empty();
  Optional<IpAddress> source = Optional.empty();
  Optional<IpAddress> destination = Optional.empty();
  Optional<IpAddress> oldDestination = Optional.empty();
  Optional<String> destinationName = Optional.empty();
  OptionalDouble resolveTime = OptionalDouble.empty();
  OptionalInt size = OptionalInt.empty();
  OptionalInt paris = OptionalInt.empty();
  Optional<String> name = Optional.empty();
  Optional<String> error = Optional.empty();
  List<Hop> hops = List.of();

  /** Why the fields make no traceroute; null if they do. */
  @Nullable Reason problem() {
    if (probe.isEmpty() || probe.getAsLong() < 0) {
      return fields.hasMet(PROBE) ? Reason.BAD_PROBE : Reason.NO_PROBE;
    }
    if (measurement.isEmpty() || measurement.getAsLong() < 0) {
      return fields.hasMet(MEASUREMENT) ? Reason.BAD_MEASUREMENT : Reason.NO_MEASUREMENT;
    }
    if (timestamp.isEmpty() || timestamp.getAsLong() < 0) {
      return fields.hasMet(TIMESTAMP) ? Reason.BAD_TIMESTAMP : Reason.NO_TIMESTAMP;
    }
    return null;
  }

  /** The traceroute, where {@link #problem} knows none. */
  Traceroute traceroute() {
    if (fields.hasMet(OLD_DESTINATION)) { // then a writer leaves out the new name of the field
      keepAlso("dst_addr", destination);
    }
    return new Traceroute(
        firmware.orElse(0),
        version,
        measurement.orElseThrow(),
        group,
        probe.orElseThrow(),
        timestamp.orElseThrow(),
        endTime,
        stored,
        sync,
        af,
        protocol,
        from,
        source,
        fields.hasMet(DESTINATION) ? destination : oldDestination,
        destinationName,
        resolveTime,
        size,
        paris,
        name,
        error,
        hops,
        fields.other());
  }

  /** Notes a destination under the old name of the field, which stays. */
  void oldDestination(Optional<IpAddress> address) {
    oldDestination = address;
    keepAlso("addr", address);
  }

  private void keepAlso(String key, Optional<IpAddress> address) {
    if (address.isPresent() && !fields.keeps(key)) {
      fields.keep(key, JsonText.quote(address.get().toString()));
    }
  }

  void clear() {
    fields.clear();
    probe = OptionalLong.empty();
    measurement = OptionalLong.empty();
    timestamp = OptionalLong.empty();
    firmware = OptionalInt.empty();
    version = Optional.empty();
    group = OptionalLong.empty();
    endTime = OptionalLong.empty();
    stored = OptionalLong.empty();
    sync = OptionalLong.empty();
    af = OptionalInt.empty();
    protocol = Optional.empty();
    from = Optional.empty();
    source = Optional.empty();
    destination = Optional.empty();
    oldDestination = Optional.empty();
    destinationName = Optional.empty();
    resolveTime = OptionalDouble.empty();
    size = OptionalInt.empty();
    paris = OptionalInt.empty();
    name = Optional.empty();
    error = Optional.empty();
    hops = List.of();
  }
}
