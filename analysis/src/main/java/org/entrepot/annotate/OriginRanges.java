package org.entrepot.annotate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/**
 * Ranges of addresses and their origin, as <a href="https://iptoasn.com/">iptoasn</a> gives them:
 * {@code first, last, asn, country, name}. AS 0 means not routed. A range is cut into blocks, and
 * those that no table of routes would hold (longer than /24 or /48) are left out; a range of only
 * such blocks is rejected.
 */
final class OriginRanges implements Source<PrefixMap<Origins>> {
  private static final Pattern LINE =
      Pattern.compile("[0-9a-fA-F.:]+\t[0-9a-fA-F.:]+\t\\d+\t[^\t]*\t[^\t]*");

  @Override
  public String format() {
    return "iptoasn ranges (first, last, asn, country, name; tab-separated)";
  }

  @Override
  public String licence() {
    return "IPtoASN: its site states the Public Domain Dedication and License 1.0.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public PrefixMap<Origins> read(Content content) throws IOException {
    OriginTable table = new OriginTable();
    content.eachLine("#", line -> take(line.split('\t').expect(5), table));
    return table.build();
  }

  private static void take(Line line, OriginTable table) throws Rejected {
    if (line.is(2, "0")) {
      throw new Rejected("not routed");
    }
    Asn origin = line.asn(2);
    List<Prefix> kept = new ArrayList<>();
    for (Prefix block : blocks(line.address(0), line.address(1))) {
      int longest = block.network().family() == IpAddress.Family.IPV4 ? 24 : 48;
      if (block.length() <= longest) {
        OriginTable.check(block);
        kept.add(block);
      }
    }
    if (kept.isEmpty()) {
      throw new Rejected("range smaller than a /24 or /48");
    }
    kept.forEach(block -> table.add(block, origin));
  }

  /** The largest aligned blocks that together are the range, in order. */
  static List<Prefix> blocks(IpAddress first, IpAddress last) throws Rejected {
    if (first.family() != last.family() || first.compareTo(last) > 0) {
      throw new Rejected("not a range of addresses");
    }
    List<Prefix> blocks = new ArrayList<>();
    IpAddress at = first;
    while (true) {
      int length = at.family().bits();
      while (length > 0
          && at.truncatedTo(length - 1).equals(at)
          && end(new Prefix(at, length - 1)).compareTo(last) <= 0) {
        length--;
      }
      Prefix block = new Prefix(at, length);
      blocks.add(block);
      IpAddress end = end(block);
      if (end.equals(last)) {
        return blocks;
      }
      at = next(end);
    }
  }

  private static IpAddress end(Prefix block) {
    IpAddress network = block.network();
    int free = network.family().bits() - block.length();
    return network.family() == IpAddress.Family.IPV4
        ? IpAddress.v4((int) (network.low() | ones(free)))
        : IpAddress.v6(network.high() | ones(free - 64), network.low() | ones(Math.min(free, 64)));
  }

  /** A number of this many ones, none if it is negative. */
  private static long ones(int count) {
    return count <= 0 ? 0 : -1L >>> (64 - count);
  }

  private static IpAddress next(IpAddress address) {
    return address.family() == IpAddress.Family.IPV4
        ? IpAddress.v4((int) (address.low() + 1))
        : IpAddress.v6(address.high() + (address.low() == -1 ? 1 : 0), address.low() + 1);
  }
}
