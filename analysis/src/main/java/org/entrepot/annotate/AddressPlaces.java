package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.entrepot.net.IpAddress;

/**
 * What all files together say of where addresses are.
 *
 * @param tables of addresses, in order of precedence
 * @param exchanges whose LANs are somewhere
 * @param hostnames which tell places
 */
record AddressPlaces(List<AddressTable> tables, Exchanges exchanges, Hostnames hostnames) {
  AddressPlaces {
    tables = List.copyOf(tables);
  }

  /** Where the first table puts an address that is evidence on its own. */
  Optional<AddressLocation> locationOf(IpAddress address) {
    for (AddressTable file : tables) {
      Optional<AddressLocation> found =
          file.kind() == Hint.Kind.COMMERCIAL_TABLE
              ? Optional.empty()
              : file.places().valueAt(address);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** All evidence, in order. */
  List<Hint> hints(IpAddress address) {
    List<Hint> hints = new ArrayList<>();
    exchanges.at(address).ifPresent(lan -> hints.addAll(exchanges.hints(lan)));
    tables.forEach(file -> file.hint(address).ifPresent(hints::add));
    hints.addAll(hostnames.hints(address));
    Collections.sort(hints);
    return List.copyOf(hints);
  }
}
