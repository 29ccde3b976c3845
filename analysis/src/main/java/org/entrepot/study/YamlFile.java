package org.entrepot.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;

/** Strict reading of YAML, so that a misspelt key is an error and not a default. */
abstract class YamlFile {
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_SENTENCE = 500;

  static final Pattern FILE_SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final String name;

  /** What of the file is being read, to begin a complaint with; empty for the whole. */
  String where = "";

  YamlFile(String name) {
    this.name = name;
  }

  final JsonNode tree(String text) throws IOException, InvalidStudyException {
    YAMLFactory yaml =
        YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // YAML 1.1 takes an unquoted NO, which is Norway, for a truth value.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();
    try {
      noAliases(yaml, text);
      JsonNode root =
          new YAMLMapper(yaml)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readTree(text);
      if (root == null || !root.isObject()) {
        throw invalid("it is not a list of keys and values");
      }
      return root;
    } catch (JsonProcessingException e) {
      if (e instanceof MismatchedInputException) { // what stands behind the first document
        throw new InvalidStudyException(name + ": it has more than one YAML document", e);
      }
      String at = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new InvalidStudyException(
          name + at + ": not valid YAML: " + firstLine(e.getOriginalMessage()), e);
    }
  }

  /** A file as text: UTF-8, with or without a byte order mark. */
  static String text(Path file) throws IOException, InvalidStudyException {
    if (Files.size(file) > LONGEST) {
      throw new InvalidStudyException(
          file + ": it is longer than any study file: " + Files.size(file) + " bytes");
    }
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidStudyException(file + ": it is not text in UTF-8", e);
    }
  }

  /** Jackson reads an alias as a string of its name. */
  private void noAliases(YAMLFactory yaml, String text) throws IOException, InvalidStudyException {
    try (YAMLParser parser = yaml.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw invalid("aliases, such as *" + parser.getText() + ", are not supported");
        }
      }
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  final Region region(JsonNode node) throws InvalidStudyException {
    if (node.isTextual()) {
      Optional<Region> builtIn = Region.builtIn(node.asText());
      if (builtIn.isPresent()) {
        return builtIn.get();
      }
    } else if (node.isArray() && !node.isEmpty()) {
      List<CountryCode> countries = new ArrayList<>();
      for (JsonNode country : node) {
        countries.add(country(country));
      }
      return Region.of(countries);
    }
    throw invalid(
        "region "
            + node
            + " is neither one of "
            + String.join(", ", Region.builtInNames())
            + " nor a list of country codes");
  }

  final CountryCode country(JsonNode node) throws InvalidStudyException {
    String code = node.asText();
    Optional<CountryCode> country =
        Optional.of(code).filter(CountryCode::isKnown).map(CountryCode::new);
    if (country.isEmpty()) {
      throw invalid("region: \"" + code + "\" is not a country code of ISO 3166 or XK");
    }
    return country.get();
  }

  final Period period(JsonNode node) throws InvalidStudyException {
    if (!node.isObject()) {
      throw invalid("period has two instants, from and to");
    }
    onlyKeys(node, "period.", Set.of("from", "to"));
    Instant from = instant(node, "from");
    Instant to = instant(node, "to");
    if (!from.isBefore(to)) {
      throw invalid("period: its end (" + to + ") is not after its beginning (" + from + ")");
    }
    return new Period(from, to);
  }

  private Instant instant(JsonNode period, String key) throws InvalidStudyException {
    required(period, key, "period.");
    String text = text(period, key);
    return Period.instant(text)
        .orElseThrow(
            () ->
                invalid(
                    "period."
                        + key
                        + " is an instant such as 2017-06-26T00:00:00Z, not \""
                        + text
                        + "\""));
  }

  final void onlyKeys(JsonNode node, String prefix, Set<String> known)
      throws InvalidStudyException {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw unknownKey(prefix + entry.getKey(), new TreeSet<>(known));
      }
    }
  }

  final InvalidStudyException unknownKey(String key, Set<String> known) {
    return invalid("unknown key \"" + key + "\"; known are " + String.join(", ", known));
  }

  final JsonNode required(JsonNode node, String key) throws InvalidStudyException {
    return required(node, key, "");
  }

  private JsonNode required(JsonNode node, String key, String prefix) throws InvalidStudyException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      throw invalid(prefix + key + " is missing");
    }
    return value;
  }

  final String text(JsonNode node, String key) throws InvalidStudyException {
    JsonNode value = required(node, key);
    boolean plain = value.asText().codePoints().noneMatch(Character::isISOControl);
    if (!value.isValueNode() || value.asText().isBlank() || !plain) {
      throw invalid(key + " is a line of text, not " + value);
    }
    return value.asText();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SENTENCE ? text : text.substring(0, LONGEST_SENTENCE) + " ...";
  }

  final InvalidStudyException invalid(String what) {
    return new InvalidStudyException(name + ": " + where + shortened(what));
  }
}
