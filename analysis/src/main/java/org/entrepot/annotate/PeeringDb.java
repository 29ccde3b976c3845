package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;

/**
 * Objects of the <a href="https://www.peeringdb.com/apidocs/">PeeringDB API</a>, of any of the
 * kinds ix, ixlan, ixpfx, netixlan, fac and ixfac: an answer of the API, a dump of several kinds in
 * one object, a whole dump as CAIDA keeps them, of which those kinds are read, or JSON Lines. The
 * kind of a record shows in its keys.
 */
final class PeeringDb implements Source<ExchangeFacts> {
  private static final Pattern GENERATED = Pattern.compile("\"generated\"\\s*:\\s*(\\d{9,10})");

  @Override
  public String format() {
    return "PeeringDB objects ix, ixlan, ixpfx, netixlan, fac, ixfac (JSON)";
  }

  @Override
  public String licence() {
    return "PeeringDB: its acceptable use policy applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.hasJsonRecords(PeeringDb::isKnown);
  }

  private static boolean isKnown(NavigableSet<String> keys) {
    if (keys.contains(JsonShape.DUMP)) {
      return true;
    }
    return keys.contains("id")
        && (keys.containsAll(List.of("name", "city", "country"))
            || keys.contains("ix_id")
            || keys.contains("ixlan_id"));
  }

  @Override
  public Optional<String> date(Head head) {
    return head.find(GENERATED)
        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
        .map(time -> time.atOffset(ZoneOffset.UTC).toLocalDate().toString());
  }

  @Override
  public ExchangeFacts read(Content content) throws IOException {
    ExchangeFacts facts = new ExchangeFacts();
    content.eachJson(rec -> take(rec, facts, content));
    return facts;
  }

  private static void take(JsonNode rec, ExchangeFacts facts, Content content) throws Rejected {
    if (!JsonRecords.text(rec, "status").orElse("ok").equals("ok")) {
      throw new Rejected("status is not ok");
    }
    if (rec.has("fac_id")) {
      facts.presences.add(presence(rec, content));
    } else if (rec.has("prefix")) {
      facts.prefixes.add(prefix(rec, content));
    } else if (rec.has("asn") || rec.has("ipaddr4")) {
      facts.interfaces.add(networkInterface(rec, content));
    } else if (rec.has("ix_id")) {
      facts.lans.add(
          new ExchangeFacts.Lan(JsonRecords.number(rec, "id"), JsonRecords.number(rec, "ix_id")));
    } else if (rec.has("latitude") || rec.has("address1")) {
      facts.facilities.add(facility(rec, content));
    } else if (rec.has("city")) {
      facts.exchanges.add(exchange(rec));
    } else {
      throw new Rejected("not an ix, ixlan, ixpfx, netixlan, fac or ixfac");
    }
  }

  private static ExchangeFacts.Described exchange(JsonNode rec) throws Rejected {
    long id = JsonRecords.number(rec, "id");
    Optional<CountryCode> country = JsonRecords.country(rec, "country");
    String name = JsonRecords.text(rec, "name").orElseGet(() -> "exchange " + id);
    return new ExchangeFacts.Described(id, name, JsonRecords.text(rec, "city").orElse(""), country);
  }

  private static ExchangeFacts.Facility facility(JsonNode rec, Content content) throws Rejected {
    JsonNode latitude = rec.path("latitude");
    JsonNode longitude = rec.path("longitude");
    boolean located = latitude.isNumber() && longitude.isNumber();
    return new ExchangeFacts.Facility(
        OptionalLong.of(JsonRecords.number(rec, "id")),
        JsonRecords.text(rec, "city").orElse(""),
        JsonRecords.country(rec, "country"),
        located
            ? Optional.of(Places.coordinates(latitude.doubleValue(), longitude.doubleValue()))
            : Optional.empty(),
        content.position());
  }

  /** Of a network's own presence (netfac) nothing is taken: it is no exchange's. */
  private static ExchangeFacts.Presence presence(JsonNode rec, Content content) throws Rejected {
    if (!rec.has("ix_id")) {
      throw new Rejected("presence of a network, not of an exchange");
    }
    return new ExchangeFacts.Presence(
        JsonRecords.number(rec, "ix_id"), JsonRecords.number(rec, "fac_id"), content.position());
  }

  private static ExchangeFacts.LanPrefix prefix(JsonNode rec, Content content) throws Rejected {
    return new ExchangeFacts.LanPrefix(
        ExchangeFacts.lanPrefix(rec.path("prefix").asText()),
        OptionalLong.of(JsonRecords.number(rec, "ixlan_id")),
        OptionalLong.empty(),
        content.position());
  }

  private static ExchangeFacts.Interface networkInterface(JsonNode rec, Content content)
      throws Rejected {
    List<IpAddress> addresses = new ArrayList<>();
    for (String key : List.of("ipaddr4", "ipaddr6")) {
      Optional<String> text = JsonRecords.text(rec, key);
      if (text.isPresent()) {
        addresses.add(
            IpAddress.tryParse(text.get()).orElseThrow(() -> new Rejected("not an IP address")));
      }
    }
    return new ExchangeFacts.Interface(
        AsNumbers.ofNetwork(JsonRecords.number(rec, "asn")),
        JsonRecords.integer(rec, "ix_id"),
        JsonRecords.integer(rec, "ixlan_id"),
        List.copyOf(addresses),
        content.position());
  }
}
