package org.entrepot.annotate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;

/**
 * Reads the text of an origin: {@code 8400}; {@code 4788_38044}, several that announce the block;
 * {@code 271,7860} or {@code {271,7860}}, an AS set; or a mix of these, which is several.
 *
 * <p>Reserved numbers are left out where others stand beside them, since they tell nothing but that
 * a network uses some inside. A set of one is a single origin.
 */
final class OriginText {
  private static final Pattern ALTERNATIVES = Pattern.compile("_");
  private static final Pattern MEMBERS = Pattern.compile(",");

  private OriginText() {}

  /**
   * @throws Rejected if the text is none of these, or all numbers are reserved
   */
  static Origins parse(String text) throws Rejected {
    List<String> alternatives = Arrays.asList(ALTERNATIVES.split(text, -1));
    TreeSet<Asn> asns = new TreeSet<>();
    for (String alternative : alternatives) {
      for (String member : MEMBERS.split(withoutBraces(alternative), -1)) {
        add(member, asns);
      }
    }
    if (asns.isEmpty()) {
      throw new Rejected(AsNumbers.RESERVED);
    }
    Origins.Kind several = alternatives.size() > 1 ? Origins.Kind.MULTIPLE : Origins.Kind.AS_SET;
    return new Origins(asns, asns.size() == 1 ? Origins.Kind.SINGLE : several);
  }

  private static String withoutBraces(String text) {
    return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
  }

  private static void add(String member, Set<Asn> asns) throws Rejected {
    try {
      Asn asn = Asn.parse(member);
      if (!AsNumbers.isReserved(asn.value())) {
        asns.add(asn);
      }
    } catch (IllegalArgumentException e) {
      throw new Rejected(AsNumbers.MALFORMED);
    }
  }
}
