package org.entrepot.annotate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tab-separated table of probes whose first line, {@code #ID ASN COUNTRY ...}, names the columns.
 * The header of 2016 doubles two of its tabs, the lines below do not: an empty name is no column.
 */
final class ProbeColumnTable implements Source<Map<Long, ProbeRecord>> {
  private static final Pattern TAB = Pattern.compile("\t+");
  private static final List<String> NEEDED = List.of("#ID", "ASN", "COUNTRY", "LAT", "LGT");

  @Override
  public String format() {
    return "table of RIPE Atlas probes with a header (#ID, ASN, COUNTRY, ..., LAT, LGT)";
  }

  @Override
  public String licence() {
    return AtlasApiProbes.TERMS;
  }

  @Override
  public boolean recognises(Head head) {
    return columns(head).containsAll(NEEDED);
  }

  private static List<String> columns(Head head) {
    return Arrays.asList(TAB.split(head.firstLine()));
  }

  @Override
  public Map<Long, ProbeRecord> read(Content content) throws IOException {
    List<String> columns = columns(content.head());
    List<Integer> at = new ArrayList<>();
    NEEDED.forEach(name -> at.add(columns.indexOf(name)));
    Probes probes = new Probes();
    content.eachLine(
        "#", line -> probes.add(probe(line.split('\t').expect(columns.size()), at, content)));
    return probes.records();
  }

  private static ProbeRecord probe(Line line, List<Integer> at, Content content) throws Rejected {
    long id = line.digits(at.get(0));
    if (id < 0) {
      throw new Rejected("not a probe id");
    }
    int asn = at.get(1);
    int country = at.get(2);
    int latitude = at.get(3);
    int longitude = at.get(4);
    return Probes.probe(
        id,
        // The file's one AS is that of the column V4_PREF.
        Probes.field(
            content, () -> line.isMissing(asn) ? Optional.empty() : Optional.of(line.asn(asn))),
        Optional.empty(),
        Probes.field(
            content,
            () ->
                line.isMissing(country)
                    ? Optional.empty()
                    : Optional.of(Places.country(line.text(country)))),
        Probes.field(
            content,
            () ->
                line.isMissing(latitude) && line.isMissing(longitude)
                    ? Optional.empty()
                    : Optional.of(line.coordinates(latitude, longitude))),
        content.name());
  }
}
