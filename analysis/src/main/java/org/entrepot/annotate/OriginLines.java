package org.entrepot.annotate;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/**
 * Blocks and origins in tab-separated lines. The formats differ in the order of the columns.
 *
 * @param format the format in words
 * @param licence the publisher's terms
 * @param noData the characters that start a comment, or the header
 * @param firstLine what the first line must look like
 * @param form what a line of data looks like
 * @param columns which column holds what
 * @param dated finds the day in the comments
 */
record OriginLines(
    String format,
    String licence,
    String noData,
    Pattern firstLine,
    Pattern form,
    Columns columns,
    Pattern dated)
    implements Source<PrefixMap<Origins>> {
  private static final Pattern ANY = Pattern.compile(".*");
  private static final Pattern UNDATED = Pattern.compile("(?!)");

  /** RouteViews: {@code prefix, origin}. */
  static final OriginLines ROUTE_VIEWS =
      new OriginLines(
          "prefix and origin, made from RouteViews tables (tab-separated)",
          "University of Oregon RouteViews: upstream terms apply; none are stated in the file.",
          "#",
          ANY,
          Pattern.compile("[0-9a-fA-F.:]+/\\d+\t[\\d{}_,]+"),
          new Columns(0, -1, 1, 2),
          UNDATED);

  /** The file of the Python package <a href="https://github.com/hadiasghari/pyasn">pyasn</a>. */
  static final OriginLines PYASN =
      new OriginLines(
          "pyasn database (IP-ASN32-DAT)",
          "Made from RouteViews or RIS tables: upstream terms apply; none are stated in the file.",
          ";",
          Pattern.compile("; IP-ASN.*"),
          ROUTE_VIEWS.form,
          ROUTE_VIEWS.columns,
          Pattern.compile("; Original file : .*?rib\\.(\\d{8})"));

  /**
   * CAIDA <a href="https://www.caida.org/catalog/datasets/routeviews-prefix2as/">RouteViews
   * Prefix-to-AS</a>: {@code address, length, origin}.
   */
  static final OriginLines CAIDA =
      new OriginLines(
          "CAIDA pfx2as (address, length, origin; tab-separated)",
          "CAIDA: its acceptable use agreement applies.",
          "#",
          ANY,
          Pattern.compile("[0-9a-fA-F.:]+\t\\d+\t[\\d_,]+"),
          new Columns(0, 1, 2, 3),
          UNDATED);

  /**
   * RIPE NCC <a href="https://www.ris.ripe.net/dumps/">riswhoisdump</a>: {@code origin, prefix,
   * peers that see it}. The number of peers is not judged: it counts peers, not their ASes.
   */
  static final OriginLines RIS_WHOIS =
      new OriginLines(
          "RIS whois dump (origin, prefix, peers; tab-separated)",
          "RIPE NCC RIS: the RIPE NCC's terms apply; none are stated in the file.",
          "%",
          ANY,
          Pattern.compile("[\\d{},]+\t[0-9a-fA-F.:]+/\\d+\t\\d+"),
          new Columns(1, -1, 0, 3),
          Pattern.compile("generated at (.*\\d{4})"));

  /** The table of 2022, made of routes and of the registries' statistics. */
  static final OriginLines REGISTRY_TABLE =
      new OriginLines(
          "table of asn, prefix, af, rir, cc, status, opaque_id (tab-separated)",
          "Made from routes and the registries' statistics: upstream terms apply.",
          "a",
          Pattern.compile("asn\tprefix\taf\trir\tcc\tstatus\topaque_id"),
          Pattern.compile("\\d+\t[0-9a-fA-F.:]+/\\d+\tipv[46](\t[^\t]*){4}"),
          new Columns(1, -1, 0, 7),
          UNDATED);

  /** Columns from 0; a length of -1 stands in the prefix itself. */
  record Columns(int prefix, int length, int origin, int count) {
    Prefix prefixOf(Line line) throws Rejected {
      return length < 0 ? line.prefix(prefix) : line.prefix(prefix, length);
    }
  }

  @Override
  public boolean recognises(Head head) {
    return firstLine.matcher(head.firstLine()).matches() && head.mostLinesMatch(noData, form);
  }

  @Override
  public Optional<String> date(Head head) {
    return head.find(dated).flatMap(FileDate::ofText);
  }

  @Override
  public PrefixMap<Origins> read(Content content) throws IOException {
    OriginTable table = new OriginTable();
    content.eachLine(
        noData,
        line -> {
          Prefix prefix = columns.prefixOf(line.split('\t').expect(columns.count));
          OriginTable.check(prefix);
          long origin = line.digits(columns.origin);
          if (origin >= 0) {
            table.add(prefix, AsNumbers.ofNetwork(origin));
          } else {
            table.add(prefix, OriginText.parse(line.text(columns.origin)));
          }
        });
    return table.build();
  }
}
