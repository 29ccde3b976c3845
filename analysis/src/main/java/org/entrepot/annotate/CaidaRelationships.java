package org.entrepot.annotate;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;

/**
 * CAIDA's <a href="https://www.caida.org/catalog/datasets/as-relationships/">AS relationships</a>:
 * {@code provider|customer|-1} and {@code peer|peer|0} in serial-1; serial-2 has where it was seen
 * in a fourth column. The first line about two ASes is taken.
 */
final class CaidaRelationships implements Source<Links> {
  private static final Pattern LINE = Pattern.compile("\\d+\\|\\d+\\|(?:-1|0)(?:\\|[^|]*)?");
  private static final Pattern DATE =
      Pattern.compile("(?m)^# ?source:topology\\|BGP\\|(\\d{8})(?:\\||$)");

  @Override
  public String format() {
    return "CAIDA AS relationships (provider|customer|-1, peer|peer|0; serial-1 or serial-2)";
  }

  @Override
  public String licence() {
    return "CAIDA: its acceptable use agreement applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public Optional<String> date(Head head) {
    return head.find(DATE).flatMap(FileDate::ofText);
  }

  @Override
  public Links read(Content content) throws IOException {
    Links links = new Links();
    content.eachLine("#", line -> take(line, links));
    return links;
  }

  private static void take(Line line, Links links) throws Rejected {
    line.split('|');
    if (line.columns() != 3 && line.columns() != 4) {
      throw new Rejected("wrong number of columns");
    }
    Asn first = line.asn(0);
    Asn second = line.asn(1);
    if (first.equals(second)) {
      throw new Rejected("link of an AS with itself");
    }
    Relationship relationship = relationship(line);
    Optional<Relationship> earlier = links.add(first, second, relationship);
    if (earlier.isPresent()) {
      boolean same = earlier.get() == relationship;
      throw new Rejected(same ? "link of an earlier line" : "contradicts an earlier line");
    }
  }

  private static Relationship relationship(Line line) throws Rejected {
    if (line.is(2, "-1")) {
      return Relationship.PROVIDER;
    }
    if (line.is(2, "0")) {
      return Relationship.PEER;
    }
    throw new Rejected("neither -1 nor 0");
  }
}
