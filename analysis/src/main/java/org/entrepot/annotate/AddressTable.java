package org.entrepot.annotate;

import java.util.Optional;
import java.util.OptionalDouble;
import org.entrepot.net.IpAddress;
import org.entrepot.net.PrefixMap;

/**
 * What one file says of where addresses are.
 *
 * @param kind the group of evidence that it belongs to
 * @param places the blocks and their places
 */
record AddressTable(Hint.Kind kind, PrefixMap<AddressLocation> places) {
  /** What its most specific block with an address says. */
  Optional<Hint> hint(IpAddress address) {
    return places
        .longestMatch(address)
        .map(
            found ->
                new Hint(
                    kind,
                    found.value().city(),
                    found.value().source(),
                    found.prefix().toString(),
                    OptionalDouble.empty()));
  }
}
