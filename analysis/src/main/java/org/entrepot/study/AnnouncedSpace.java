package org.entrepot.study;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Origins;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/**
 * How many /24 blocks of IPv4 networks announce, each counted for the most specific announcement
 * alone. No longer announcement is taken, so that a look at the first address of each block is
 * exact.
 */
final class AnnouncedSpace {
  private static final int BLOCKS = 1 << 24;

  private final Map<Origins, Long> blocks;

  private AnnouncedSpace(Map<Origins, Long> blocks) {
    this.blocks = blocks;
  }

  /** That of these destinations. */
  static AnnouncedSpace of(AddressBook book, List<NavigableSet<Asn>> destinations) {
    Set<Asn> wanted = new HashSet<>();
    destinations.forEach(wanted::addAll);
    Map<Origins, Long> blocks = new HashMap<>();
    Map<Origins, Boolean> isWanted = new HashMap<>();
    for (int block = 0; block < BLOCKS && !wanted.isEmpty(); block++) {
      Optional<Origins> origins = book.announced(IpAddress.v4(block << 8));
      if (origins.isPresent()
          && isWanted.computeIfAbsent(
              origins.get(), of -> !Collections.disjoint(of.asns(), wanted))) {
        blocks.merge(origins.get(), 1L, Long::sum);
      }
    }
    return new AnnouncedSpace(blocks);
  }

  /** The blocks that any of these announces, alone or with others. */
  long blocks(NavigableSet<Asn> destination) {
    return blocks.entrySet().stream()
        .filter(entry -> !Collections.disjoint(entry.getKey().asns(), destination))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
