package org.entrepot.annotate;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entrepot.net.PrefixMap;

/**
 * Databases of networks in the MaxMind DB format, of MaxMind (GeoLite2 ASN, GeoIP2 ISP) and of
 * IPinfo: the one AS that the vendor gives a block to.
 */
final class MmdbOrigins implements Source<PrefixMap<Origins>> {
  private static final Function<Map<?, ?>, Optional<String>> NUMBER =
      Mmdb.either("autonomous_system_number", "traits", "autonomous_system_number");

  @Override
  public String format() {
    return "MaxMind DB of networks (GeoLite2 ASN, IPinfo)";
  }

  @Override
  public String licence() {
    return "The vendor's licence applies; none is stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return Mmdb.isIn(head);
  }

  @Override
  public Optional<String> date(Head head) {
    return Mmdb.date(head);
  }

  @Override
  public PrefixMap<Origins> read(Content content) throws IOException {
    OriginTable table = new OriginTable();
    Mmdb.each(
        content,
        "numbers of autonomous systems",
        (block, rec) -> {
          String number =
              NUMBER
                  .apply(rec)
                  .or(() -> Mmdb.text(rec, "asn"))
                  .orElseThrow(() -> new Rejected("without an AS number"));
          OriginTable.check(block);
          table.add(
              block, AsNumbers.ofNetwork(number.startsWith("AS") ? number.substring(2) : number));
        });
    return table.build();
  }
}
