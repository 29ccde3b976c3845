package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.net.Asn;

/** Names in a JSON array of {@code {"asn": "1", "name": "LVLT-1"}}. */
final class AsNameJson implements Source<Map<Asn, AsName>> {
  @Override
  public String format() {
    return "AS names as JSON objects (asn, name)";
  }

  @Override
  public String licence() {
    return "Publisher not stated in the file; upstream terms apply.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.hasJsonRecords(keys -> keys.contains("asn") && keys.contains("name"));
  }

  @Override
  public Map<Asn, AsName> read(Content content) throws IOException {
    Map<Asn, AsName> names = new HashMap<>();
    content.eachJson(
        rec -> {
          Optional<String> name = JsonRecords.text(rec, "name");
          if (name.isEmpty()) {
            throw new Rejected("without a name");
          }
          Asn asn = AsNumbers.any(rec.path("asn").asText());
          names.putIfAbsent(asn, new AsName(name.get(), Optional.empty()));
        });
    return names;
  }
}
