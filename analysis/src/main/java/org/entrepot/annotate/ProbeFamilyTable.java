package org.entrepot.annotate;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;

/**
 * A table of {@code prb_id, family, cc, asn, status}, tab-separated, with one line for each family
 * of addresses that a probe has.
 */
final class ProbeFamilyTable implements Source<Map<Long, ProbeRecord>> {
  private static final String HEADER = "prb_id\tfamily\tcc\tasn\tstatus";
  private static final Pattern LINE = Pattern.compile("\\d+\tIPv[46]\t[^\t]*\t[^\t]*\t[^\t]*");

  @Override
  public String format() {
    return "table of RIPE Atlas probes by family (prb_id, family, cc, asn, status)";
  }

  @Override
  public String licence() {
    return AtlasApiProbes.TERMS;
  }

  @Override
  public boolean recognises(Head head) {
    return head.firstLine().equals(HEADER) || head.mostLinesMatch("", LINE);
  }

  @Override
  public Map<Long, ProbeRecord> read(Content content) throws IOException {
    Probes probes = new Probes();
    content.eachLine("p", line -> probes.add(probe(line.split('\t').expect(5), content)));
    return probes.records();
  }

  private static ProbeRecord probe(Line line, Content content) throws Rejected {
    long id = line.digits(0);
    boolean six = line.is(1, "IPv6");
    if (id < 0) {
      throw new Rejected("not a probe id");
    }
    if (!six && !line.is(1, "IPv4")) {
      throw new Rejected("not a family of addresses");
    }
    Optional<Asn> asn =
        Probes.field(
            content, () -> line.isMissing(3) ? Optional.empty() : Optional.of(line.asn(3)));
    return Probes.probe(
        id,
        six ? Optional.empty() : asn,
        six ? asn : Optional.empty(),
        Probes.field(
            content,
            () -> line.isMissing(2) ? Optional.empty() : Optional.of(Places.country(line.text(2)))),
        Optional.empty(),
        content.name());
  }
}
