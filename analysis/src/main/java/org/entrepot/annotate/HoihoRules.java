package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * Rules that read places in router hostnames, learned by <a
 * href="https://doi.org/10.1145/3485983.3494865">Hoiho</a> (Luckie et al., CoNEXT 2021): JSON Lines
 * of a domain, its regular expressions ({@code re}), what their groups hold ({@code plan}), what
 * codes mean there ({@code geohints}), and how often round-trip times agreed ({@code score}).
 *
 * <p>How often a rule is right is taken from its own answers, drawn towards those of all suffixes
 * of its class in the file as if it had given ten more like them: {@code (tp + 10 m) / (tp + fp +
 * 10)}, where {@code m} is their share of right answers. A suffix with 5 of 5 is so no surer than
 * one with 500 of 500. Worked example: in a class with 98 of 100 right, 5 of 5 gives (5 + 9.8) / 15
 * = 0.987. The ten is our own choice.
 */
final class HoihoRules implements Source<HostnameFacts> {
  /** How many answers the average of the class is worth. */
  static final double PRIOR = 10;

  private static final List<String> KEYS = List.of("domain", "re", "plan", "geohints", "score");
  private static final String REST = " (rest of the suffix kept)";

  private final Cities cities;

  HoihoRules(Cities cities) {
    this.cities = cities;
  }

  @Override
  public String format() {
    return "Hoiho rules (JSON Lines: domain, re, plan, geohints, score)";
  }

  @Override
  public String licence() {
    return "CAIDA: its acceptable use agreement applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.hasJsonRecords(HoihoRules::isRule);
  }

  private static boolean isRule(NavigableSet<String> keys) {
    return keys.containsAll(KEYS);
  }

  @Override
  public HostnameFacts read(Content content) throws IOException {
    List<SuffixRules> read = new ArrayList<>();
    content.eachJson(rec -> read.add(suffix(rec, content)));
    Map<String, Double> averages = averages(read);
    HostnameFacts facts = new HostnameFacts();
    for (SuffixRules each : read) {
      facts.rules.add(each.withPrecision(precision(each.trial(), averages)));
    }
    return facts;
  }

  private static Map<String, Double> averages(List<SuffixRules> all) {
    Map<String, long[]> sums = new TreeMap<>();
    for (SuffixRules each : all) {
      long[] sum = sums.computeIfAbsent(each.trial().classification(), c -> new long[2]);
      sum[0] += each.trial().right();
      sum[1] += each.trial().right() + each.trial().wrong();
    }
    Map<String, Double> averages = new TreeMap<>();
    sums.forEach((of, sum) -> averages.put(of, sum[1] == 0 ? 0 : (double) sum[0] / sum[1]));
    return averages;
  }

  private static double precision(SuffixRules.Trial trial, Map<String, Double> averages) {
    double average = averages.getOrDefault(trial.classification(), 0.0);
    return (trial.right() + PRIOR * average) / (trial.right() + trial.wrong() + PRIOR);
  }

  private SuffixRules suffix(JsonNode rec, Content content) throws Rejected {
    SuffixRules.Trial trial = trial(rec.path("score"));
    if (trial.classification().equals("poor")) {
      throw new Rejected("class poor");
    }
    String suffix =
        Hostname.of(
            JsonRecords.text(rec, "domain").orElseThrow(() -> new Rejected("without domain")));
    List<HostnameRule> rules = rules(rec, content);
    if (rules.isEmpty()) {
      throw new Rejected("no usable rule");
    }
    return new SuffixRules(
        suffix, rules, meanings(rec, content), trial, OptionalDouble.empty(), content.name());
  }

  private static SuffixRules.Trial trial(JsonNode score) throws Rejected {
    long right = JsonRecords.number(score, "tp");
    long wrong = JsonRecords.number(score, "fp");
    if (right < 0 || wrong < 0 || right > Integer.MAX_VALUE || wrong > Integer.MAX_VALUE) {
      throw new Rejected("score is no count");
    }
    return new SuffixRules.Trial(JsonRecords.text(score, "class").orElse(""), right, wrong);
  }

  private static List<HostnameRule> rules(JsonNode rec, Content content) throws Rejected {
    JsonNode expressions = rec.path("re");
    JsonNode plans = rec.path("plan");
    if (expressions.size() != plans.size()) {
      throw new Rejected("not one plan for each expression");
    }
    List<HostnameRule> rules = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      try {
        rules.add(rule(expressions.path(i).asText(), plans.path(i)));
      } catch (Rejected e) {
        content.fault(e.reason() + REST);
      }
    }
    return rules;
  }

  private static HostnameRule rule(String expression, JsonNode plan) throws Rejected {
    List<HostnameRule.Part> parts = new ArrayList<>();
    for (JsonNode part : plan) {
      parts.add(HostnameRule.Part.of(part.asText()));
    }
    HostnameRule rule = new HostnameRule(ForeignPattern.compile(expression), parts);
    rule.check();
    return rule;
  }

  private List<SuffixRules.Meaning> meanings(JsonNode rec, Content content) {
    List<SuffixRules.Meaning> meanings = new ArrayList<>();
    for (JsonNode hint : rec.path("geohints")) {
      try {
        SuffixRules.Meaning meaning = meaning(hint);
        meanings.add(meaning);
        if (hint.has("lat") && meaning.city().isEmpty()) {
          content.fault("code of a place with no city within 40 km (kept without)");
        }
      } catch (Rejected e) {
        content.fault("code: " + e.reason() + REST);
      }
    }
    return meanings;
  }

  /** Where CLLI codes are, the file does not say, since their list is not public. */
  private SuffixRules.Meaning meaning(JsonNode hint) throws Rejected {
    HostnameRule.Part part = HostnameRule.Part.of(hint.path("type").asText());
    LocationCode.Type type = part.type().orElseThrow(() -> new Rejected("code of no kind"));
    JsonNode location = hint.path("location");
    Optional<City> city = Optional.empty();
    if (hint.has("lat")) {
      CountryCode country =
          JsonRecords.country(location, "cc").orElseThrow(() -> new Rejected("without a country"));
      Coordinates point = Places.coordinates(hint.path("lat").asText(), hint.path("lng").asText());
      String name = JsonRecords.text(location, "place").orElse("");
      city = cities.meant(name, Optional.of(point), country);
    }
    return new SuffixRules.Meaning(
        type,
        hint.path("code").asText().toLowerCase(Locale.ROOT),
        HostnameRule.country(hint.path("cc").asText()),
        JsonRecords.text(hint, "st"),
        hint.has("lat") || hint.path("learned").asInt() != 0,
        city);
  }
}
