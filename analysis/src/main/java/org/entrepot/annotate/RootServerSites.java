package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/**
 * The sites of one service of the DNS root, as <a href="https://root-servers.org/">its operators
 * list them</a>: a JSON object with the service's AS number and addresses, and {@code Sites}.
 */
final class RootServerSites implements Source<List<AnycastService>> {
  private static final Pattern ASN = Pattern.compile("\"ASN\"\\s*:\\s*(\\d{1,10})\\b");
  private static final List<Pattern> ADDRESSES =
      List.of(
          Pattern.compile("\"IPv4\"\\s*:\\s*\"([^\"]+)\""),
          Pattern.compile("\"IPv6\"\\s*:\\s*\"([^\"]+)\""));

  @Override
  public String format() {
    return "root-servers.org instances of one root service (JSON)";
  }

  @Override
  public String licence() {
    return "root-servers.org: upstream terms apply; none are stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.find(ASN).isPresent()
        && head.hasJsonRecords(keys -> keys.contains("Identifiers") && keys.contains("Town"));
  }

  @Override
  public List<AnycastService> read(Content content) throws IOException {
    Asn asn = new Asn(Long.parseLong(content.head().find(ASN).orElseThrow()));
    Optional<RootLetter> letter = RootLetter.of(asn);
    NavigableSet<IpAddress> addresses = new TreeSet<>();
    for (Pattern pattern : ADDRESSES) {
      content.head().find(pattern).flatMap(IpAddress::tryParse).ifPresent(addresses::add);
    }
    List<AnycastSite> sites = new ArrayList<>();
    content.eachJson(rec -> sites.add(site(rec)));
    return List.of(
        new AnycastService(
            letter.map(RootLetter::id).orElse("as" + asn.value()),
            letter.map(RootLetter::words).orElse(asn.toString()),
            addresses,
            sites,
            List.of(content.name())));
  }

  private static AnycastSite site(JsonNode rec) throws Rejected {
    JsonNode latitude = rec.path("Latitude");
    JsonNode longitude = rec.path("Longitude");
    if (!latitude.isNumber() || !longitude.isNumber()) {
      throw new Rejected("without coordinates");
    }
    List<String> instances = new ArrayList<>();
    rec.path("Identifiers").forEach(each -> instances.add(each.asText()));
    return new AnycastSite(
        JsonRecords.text(rec, "Town"),
        JsonRecords.country(rec, "Country"),
        Places.coordinates(latitude.doubleValue(), longitude.doubleValue()),
        instances,
        reach(JsonRecords.text(rec, "Type")),
        JsonRecords.text(rec, "Created")
            .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
            .map(text -> text.substring(0, 10)),
        JsonRecords.text(rec, "Status").filter("decommissioned"::equals).isEmpty());
  }

  static Optional<AnycastSite.Reach> reach(Optional<String> type) throws Rejected {
    if (type.isEmpty()) {
      return Optional.empty();
    }
    return switch (type.get()) {
      case "Global", "global" -> Optional.of(AnycastSite.Reach.GLOBAL);
      case "Local", "local" -> Optional.of(AnycastSite.Reach.LOCAL);
      default -> throw new Rejected("neither a global nor a local site");
    };
  }
}
