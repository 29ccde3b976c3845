package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * CAIDA's <a href="https://www.caida.org/catalog/datasets/ixps/">merged list of exchanges</a>: JSON
 * Lines under a comment. An exchange has PeeringDB's number where CAIDA knows it, otherwise {@code
 * -1 - ix_id}, since CAIDA's own numbers are another count.
 */
final class CaidaExchanges implements Source<ExchangeFacts> {
  private static final Pattern DATE = Pattern.compile("^# .*\"date\": \"([\\d.]{10})");

  @Override
  public String format() {
    return "CAIDA list of exchanges (JSON Lines with prefixes)";
  }

  @Override
  public String licence() {
    return "CAIDA: its acceptable use agreement applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.hasJsonRecords(CaidaExchanges::isExchange);
  }

  private static boolean isExchange(NavigableSet<String> keys) {
    return keys.containsAll(List.of("ix_id", "name", "prefixes"));
  }

  @Override
  public Optional<String> date(Head head) {
    return head.find(DATE).flatMap(FileDate::ofText);
  }

  @Override
  public ExchangeFacts read(Content content) throws IOException {
    ExchangeFacts facts = new ExchangeFacts();
    content.eachJson(rec -> take(rec, facts, content));
    return facts;
  }

  private static void take(JsonNode rec, ExchangeFacts facts, Content content) throws Rejected {
    OptionalLong peeringDb = JsonRecords.integer(rec, "pdb_id");
    long id = peeringDb.isPresent() ? peeringDb.getAsLong() : -1 - JsonRecords.number(rec, "ix_id");
    facts.exchanges.add(
        new ExchangeFacts.Described(
            id,
            JsonRecords.text(rec, "name").orElseGet(() -> "exchange " + id),
            JsonRecords.text(rec, "city").orElse(""),
            JsonRecords.country(rec, "country")));
    for (String family : List.of("ipv4", "ipv6")) {
      for (JsonNode prefix : rec.path("prefixes").path(family)) {
        addPrefix(prefix.asText(), id, facts, content);
      }
    }
  }

  private static void addPrefix(String text, long id, ExchangeFacts facts, Content content) {
    try {
      facts.prefixes.add(
          new ExchangeFacts.LanPrefix(
              ExchangeFacts.lanPrefix(text),
              OptionalLong.empty(),
              OptionalLong.of(id),
              content.position()));
    } catch (Rejected e) {
      content.fault(e.reason() + " (rest of the exchange kept)");
    }
  }
}
