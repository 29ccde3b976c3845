package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.net.PrefixMap;

/**
 * What one file says of hostnames: names of addresses, or how to read them. Names, rules and codes
 * come in files of their own, and are put together by {@link Hostnames}.
 */
final class HostnameFacts {
  /** Names of single addresses; the name that was read last stays. */
  final PrefixMap.Builder<String> names = PrefixMap.builder();

  final List<SuffixRules> rules = new ArrayList<>();
  final List<LocationCode> codes = new ArrayList<>();
}
