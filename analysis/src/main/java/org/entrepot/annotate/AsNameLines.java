package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;

/** Names in lines of {@code asn name, CC}, as the RIPE NCC's asn.txt has them. */
final class AsNameLines implements Source<Map<Asn, AsName>> {
  private static final Pattern LINE = Pattern.compile("\\d{1,10} \\S.*, [A-Z]{2}");

  @Override
  public String format() {
    return "AS names in lines (asn name, CC)";
  }

  @Override
  public String licence() {
    return "RIPE NCC list of AS names: upstream terms apply; none are stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public Map<Asn, AsName> read(Content content) throws IOException {
    Map<Asn, AsName> names = new HashMap<>();
    content.eachLine(
        "#",
        line -> {
          String text = line.text();
          int space = text.indexOf(' ');
          if (space < 0 || text.substring(space).isBlank()) {
            throw new Rejected("without a name");
          }
          names.putIfAbsent(
              AsNumbers.any(text.substring(0, space)), AsName.parse(text.substring(space + 1)));
        });
    return names;
  }
}
