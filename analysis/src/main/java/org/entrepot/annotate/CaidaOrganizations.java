package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.Asn;

/**
 * CAIDA's <a href="https://www.caida.org/catalog/datasets/as-organizations/">AS organisations</a>
 * in JSON Lines: records of type {@code Organization} with an id and a name, and of type {@code
 * ASN} with a number and the id of the organisation, in any order. An AS whose organisation has no
 * record is in a group without a name.
 */
final class CaidaOrganizations implements Source<List<SiblingLines.Group>> {
  @Override
  public String format() {
    return "CAIDA AS organisations (JSON Lines of types ASN and Organization)";
  }

  @Override
  public String licence() {
    return "CAIDA: its acceptable use agreement applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.hasJsonRecords(CaidaOrganizations::isKnown);
  }

  private static boolean isKnown(NavigableSet<String> keys) {
    return keys.containsAll(List.of("organizationId", "type"));
  }

  @Override
  public List<SiblingLines.Group> read(Content content) throws IOException {
    Map<String, String> names = new HashMap<>();
    Map<Asn, String> organizations = new TreeMap<>();
    content.eachJson(rec -> take(rec, names, organizations));
    Map<String, TreeSet<Asn>> members = new TreeMap<>();
    organizations.forEach(
        (asn, id) -> members.computeIfAbsent(id, none -> new TreeSet<>()).add(asn));
    List<SiblingLines.Group> groups = new ArrayList<>();
    members.forEach(
        (id, asns) -> groups.add(new SiblingLines.Group(Optional.ofNullable(names.get(id)), asns)));
    return groups;
  }

  private static void take(JsonNode rec, Map<String, String> names, Map<Asn, String> organizations)
      throws Rejected {
    String id =
        JsonRecords.text(rec, "organizationId")
            .orElseThrow(() -> new Rejected("without organizationId"));
    String type = JsonRecords.text(rec, "type").orElse("");
    if (type.equals("Organization")) {
      JsonRecords.text(rec, "name").ifPresent(name -> names.putIfAbsent(id, name));
    } else if (type.equals("ASN")) {
      Asn asn = JsonRecords.asn(rec, "asn").orElseThrow(() -> new Rejected("without asn"));
      if (organizations.putIfAbsent(asn, id) != null) {
        throw new Rejected("AS of an earlier record");
      }
    } else {
      throw new Rejected("neither an ASN nor an Organization");
    }
  }
}
