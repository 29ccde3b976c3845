package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * The ASes of state-owned operators (Carisimo et al., IMC 2021; <a
 * href="https://github.com/estcarisimo/state-owned-ases">state-owned-ases</a>), CSV with a header.
 *
 * <p>What it has wrong is not passed on: its code for Kosovo, {@code KV}, is XK; a network of
 * Kosovo is a subsidiary in Kosovo, where the list says Albania; a row whose owner is not the
 * country that its group is named after is not taken (Teracom of Sweden, {@code SE-TERACOM}, coded
 * {@code SI}); and a country that the list itself names otherwise is left out ({@code AU},
 * Austria).
 */
final class StateOwned implements Source<Map<Asn, Owner>> {
  private static final Pattern HEADER =
      Pattern.compile("asn,conglomerate,org_id,org_name,ownership_cc,ownership_country_name,.*");
  private static final Pattern GROUP = Pattern.compile("([A-Z]{2})-.*");
  private static final int COLUMNS = 16;
  private static final Map<String, CountryCode> NAMED = new HashMap<>();

  static {
    for (char first = 'A'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        String code = "" + first + second;
        if (CountryCode.isKnown(code)) {
          NAMED.put(new CountryCode(code).englishName(), new CountryCode(code));
        }
      }
    }
  }

  @Override
  public String format() {
    return "state-owned ASes (CSV: asn,conglomerate,org_id,org_name,ownership_cc,...)";
  }

  @Override
  public String licence() {
    return "State-owned ASes (Carisimo et al., IMC 2021): CC BY 4.0.";
  }

  @Override
  public boolean recognises(Head head) {
    return HEADER.matcher(head.firstLine()).matches();
  }

  @Override
  public Map<Asn, Owner> read(Content content) throws IOException {
    Map<Asn, Owner> owners = new HashMap<>();
    content.eachLine("a", line -> take(line, owners, content));
    return owners;
  }

  private static void take(Line line, Map<Asn, Owner> owners, Content content) throws Rejected {
    line.splitCsv().expect(COLUMNS);
    Asn asn = line.asn(0);
    CountryCode state = country(line.text(4));
    String group = line.text(1);
    var named = GROUP.matcher(group);
    if (named.matches()
        && CountryCode.isKnown(country(named.group(1)).code())
        && !country(named.group(1)).equals(state)) {
      throw new Rejected("owner is not the country of its group");
    }
    Owner owner =
        new Owner(
            state,
            group,
            line.text(3),
            abroad(line, asn, content),
            line.text(10),
            Optional.empty());
    if (owners.putIfAbsent(asn, owner) != null) {
      throw new Rejected("AS of an earlier line");
    }
  }

  private static CountryCode country(String code) throws Rejected {
    return code.equals("KV") ? new CountryCode("XK") : Places.country(code);
  }

  /** The country of a subsidiary, if the row has a code and the name that belongs to it. */
  private static Optional<CountryCode> abroad(Line line, Asn asn, Content content) {
    if (line.text(14).isEmpty()) {
      return Optional.empty();
    }
    Optional<CountryCode> kosovo = Kosovo.countryOf(asn).map(Sourced::value);
    if (kosovo.isPresent()) {
      return kosovo;
    }
    try {
      CountryCode code = country(line.text(14));
      if (code.equals(NAMED.getOrDefault(line.text(15), code))) {
        return Optional.of(code);
      }
      content.fault("country of a subsidiary is another's name (rest of the record kept)");
    } catch (Rejected e) {
      content.fault("country of a subsidiary: " + e.reason() + " (rest of the record kept)");
    }
    return Optional.empty();
  }
}
