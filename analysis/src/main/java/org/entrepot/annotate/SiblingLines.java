package org.entrepot.annotate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;

/**
 * Groups of sibling ASes, one in a line: {@code name|asn asn ...}, or the numbers alone.
 *
 * <p>The lists of 2018 and 2020 hold a few groups of hundreds to thousands of ASes with nothing in
 * common but a chain of weak links, such as one registry contact: no organisation that was looked
 * at runs more than {@value #MOST_SIBLINGS}. Such groups are not taken, since calling rivals
 * siblings would hide who carries whose paths. A group is named after any one of its members.
 */
final class SiblingLines implements Source<List<SiblingLines.Group>> {
  private static final int MOST_SIBLINGS = 100;
  private static final Pattern LINE = Pattern.compile("(?:[^|]*\\|)?\\d[\\d ]*");
  private static final Pattern SPACE = Pattern.compile(" +");

  /** The ASes of one organisation, and its name if the list has one. */
  record Group(Optional<String> name, TreeSet<Asn> asns) {}

  @Override
  public String format() {
    return "sibling ASes in lines (name|asn asn ..., or asn asn ...)";
  }

  @Override
  public String licence() {
    return "Publisher not stated in the file; upstream terms apply.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public List<Group> read(Content content) throws IOException {
    List<Group> groups = new ArrayList<>();
    TreeSet<Asn> grouped = new TreeSet<>();
    content.eachLine(
        "#",
        line -> {
          Group group = parse(line.text());
          if (group.asns().size() > MOST_SIBLINGS) {
            throw new Rejected("group of more than " + MOST_SIBLINGS + " ASes");
          }
          if (group.asns().removeAll(grouped)) {
            content.fault("AS of an earlier group (rest of the group kept)");
          }
          if (group.asns().isEmpty()) {
            throw new Rejected("group without an AS of its own");
          }
          grouped.addAll(group.asns());
          groups.add(group);
        });
    return groups;
  }

  private static Group parse(String line) throws Rejected {
    int bar = line.lastIndexOf('|');
    TreeSet<Asn> asns = new TreeSet<>();
    for (String number : SPACE.splitAsStream(line.substring(bar + 1).trim()).toList()) {
      asns.add(AsNumbers.any(number));
    }
    Optional<String> name = Optional.of(line.substring(0, Math.max(bar, 0)).trim());
    return new Group(name.filter(text -> !text.isEmpty()), asns);
  }
}
