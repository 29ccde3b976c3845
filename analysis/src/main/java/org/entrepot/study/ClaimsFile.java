package org.entrepot.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.claim.Claim;
import org.entrepot.claim.Claims;
import org.entrepot.claim.Direction;
import org.entrepot.claim.Measure;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/** Reads a file of claims (docs/claims.md), as strictly as a study file. */
final class ClaimsFile extends YamlFile {

  private static final String SUBJECTS = "subjects";
  private static final Set<String> COMPARISONS =
      new TreeSet<>(Set.of("share", "above", "first", "first-but-for"));
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "sentence",
          "source",
          "metric",
          SUBJECTS,
          "share",
          "above",
          "first",
          "first-but-for",
          "period",
          "direction",
          "region",
          "binding",
          "context");

  private ClaimsFile(String name) {
    super(name);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidStudyException if it is none, or a claim in it cannot be tested as it stands
   */
  static Claims read(DataFile file) throws IOException, InvalidStudyException {
    if (!Files.isRegularFile(file.path())) {
      throw new InvalidStudyException("there is no file of claims " + file.path());
    }
    String text = text(file.path());
    Fingerprint fingerprint = file.fingerprint();
    return new Claims(
        file.name(),
        fingerprint.sha256(),
        fingerprint.bytes(),
        false,
        new ClaimsFile(file.path().toString()).claims(text));
  }

  /** The claims that this program was made for. */
  static Claims founding() throws IOException {
    byte[] bytes = Claims.founding();
    Fingerprint fingerprint = Fingerprint.of(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      return new Claims(
          Claims.FOUNDING,
          fingerprint.sha256(),
          fingerprint.bytes(),
          true,
          new ClaimsFile(Claims.FOUNDING).claims(text));
    } catch (InvalidStudyException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Claim> claims(String text) throws IOException, InvalidStudyException {
    JsonNode root = tree(text);
    onlyKeys(root, "", Set.of("claims"));
    JsonNode list = required(root, "claims");
    if (!list.isArray() || list.isEmpty()) {
      throw invalid("claims is a list of at least one claim");
    }
    List<Claim> claims = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode node : list) {
      where = "claim " + (claims.size() + 1) + ": ";
      if (!node.isObject()) {
        throw invalid("it is not a list of keys and values");
      }
      onlyKeys(node, "", KEYS);
      String id = text(node, "id");
      where = "claim \"" + id + "\": ";
      if (!FILE_SAFE.matcher(id).matches()) {
        throw invalid("its id is not file-safe: letters, digits, dots, hyphens, underscores");
      }
      if (!ids.add(id)) {
        throw invalid("two claims have this id");
      }
      claims.add(claim(node, id));
    }
    return claims;
  }

  private Claim claim(JsonNode node, String id) throws InvalidStudyException {
    String metric = text(node, "metric");
    Measure measure =
        Measure.of(metric)
            .orElseThrow(
                () ->
                    invalid(
                        "metric \"" + metric + "\" is not known; known are " + Measure.choices()));
    JsonNode subjects = required(node, SUBJECTS);
    return new Claim(
        id,
        text(node, "sentence"),
        text(node, "source"),
        metric,
        measure,
        subjects(subjects, SUBJECTS, measure.kind()),
        comparison(node, measure),
        frame(node),
        node.has("context") ? Optional.of(text(node, "context")) : Optional.empty());
  }

  private List<String> subjects(JsonNode node, String key, Measure.Kind kind)
      throws InvalidStudyException {
    List<String> subjects = new ArrayList<>();
    if (!node.isArray() || node.isEmpty()) {
      throw invalid(key + " is a list of at least one subject, not " + node);
    }
    for (JsonNode each : node) {
      subjects.add(subject(each, key, kind));
    }
    return subjects;
  }

  private String subject(JsonNode node, String key, Measure.Kind kind)
      throws InvalidStudyException {
    String name = node.asText();
    boolean one = node.isTextual() || node.isIntegralNumber();
    boolean fits =
        one
            && switch (kind) {
              case AS, ORGANISATION -> name.matches("(AS)?[0-9]{1,10}") && asn(name).isPresent();
              case COUNTRY -> CountryCode.isKnown(name);
              case CITY -> !name.isBlank() && name.codePoints().noneMatch(Character::isISOControl);
            };
    if (!fits) {
      throw invalid(key + ": " + node + " is not " + kind.words());
    }
    return name;
  }

  static Optional<Asn> asn(String name) {
    try {
      return Optional.of(Asn.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Claim.Comparison comparison(JsonNode node, Measure measure) throws InvalidStudyException {
    List<String> said = COMPARISONS.stream().filter(node::has).toList();
    if (said.size() != 1) {
      throw invalid("it says one of " + String.join(", ", COMPARISONS) + ", not " + said.size());
    }
    String key = said.get(0);
    JsonNode value = node.get(key);
    return switch (key) {
      case "share" -> share(value);
      case "above" -> new Claim.Above(subject(value, key, measure.kind()));
      case "first-but-for" -> new Claim.First(subjects(value, key, measure.kind()));
      default -> {
        if (!value.isBoolean() || !value.asBoolean()) {
          throw invalid("first is true, or left out");
        }
        yield new Claim.First(List.of());
      }
    };
  }

  private Claim.Between share(JsonNode node) throws InvalidStudyException {
    if (!node.isObject()) {
      throw invalid("share has a key at-least or at-most, or about and within");
    }
    onlyKeys(node, "share.", Set.of("at-least", "at-most", "about", "within"));
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    if (keys.equals(List.of("at-least"))) {
      return new Claim.Between(number(node, "at-least"), 1);
    }
    if (keys.equals(List.of("at-most"))) {
      return new Claim.Between(0, number(node, "at-most"));
    }
    if (!Set.copyOf(keys).equals(Set.of("about", "within"))) {
      throw invalid("share has a key at-least or at-most, or about and within");
    }
    double about = number(node, "about");
    double within = number(node, "within");
    return new Claim.Between(Math.max(0, about - within), Math.min(1, about + within));
  }

  private double number(JsonNode node, String key) throws InvalidStudyException {
    JsonNode value = node.get(key);
    if (!value.isNumber() || !(value.asDouble() > 0 && value.asDouble() < 1)) {
      throw invalid("share." + key + " is a number between 0 and 1, such as 0.25, not " + value);
    }
    return value.asDouble();
  }

  private Claim.Frame frame(JsonNode node) throws InvalidStudyException {
    Optional<Claim.Window> window = Optional.empty();
    if (node.has("period")) {
      window = Optional.of(period(node.get("period")).window());
    }
    Optional<Direction> direction = Optional.empty();
    if (node.has("direction")) {
      String way = text(node, "direction");
      direction =
          Optional.of(
              Direction.of(way)
                  .orElseThrow(() -> invalid("direction is into or out-of, not \"" + way + "\"")));
    }
    JsonNode binding = node.path("binding");
    if (!binding.isMissingNode() && !binding.isBoolean()) {
      throw invalid("binding is true or false, not " + binding);
    }
    return new Claim.Frame(
        window,
        direction,
        node.has("region") ? Optional.of(region(node.get("region"))) : Optional.empty(),
        binding.asBoolean());
  }
}
