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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.Role;
import org.entrepot.infer.PathPolicy;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;

/** Reads a study file: strict, so that a misspelt key is an error and not a default. */
final class StudyFile {
  private static final String RESULTS = "results";
  private static final Set<String> KEYS =
      Set.of(
          "name", "title", "region", "period", RESULTS, "reference", "policy", "seed", "synthetic");
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_SENTENCE = 500;
  private static final Pattern FILE_SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path path;

  private StudyFile(Path path) {
    this.path = path;
  }

  static StudyConfig read(Path path) throws IOException, InvalidStudyException {
    if (!Files.isRegularFile(path)) {
      throw new InvalidStudyException(
          Files.isDirectory(path)
              ? path + " is a folder and not a study file"
              : "there is no study file " + path);
    }
    return new StudyFile(path).read();
  }

  private StudyConfig read() throws IOException, InvalidStudyException {
    JsonNode root = tree();
    onlyKeys(root, "", KEYS);
    String name = text(root, "name");
    if (!FILE_SAFE.matcher(name).matches()) {
      throw invalid(
          "name \"" + name + "\" is not file-safe: letters, digits, dots, hyphens, underscores");
    }
    String policy = root.has("policy") ? text(root, "policy") : "strict";
    if (PathPolicy.named(policy).isEmpty()) {
      throw invalid(
          "policy \"" + policy + "\" is not known; this version has " + PathPolicy.choices());
    }
    JsonNode seed = root.path("seed");
    if (!seed.isMissingNode() && !(seed.isIntegralNumber() && seed.canConvertToLong())) {
      throw invalid("seed is a whole number, not " + seed);
    }
    JsonNode synthetic = root.path("synthetic");
    if (!synthetic.isMissingNode() && !synthetic.isBoolean()) {
      throw invalid("synthetic is true or false, not " + synthetic);
    }
    return new StudyConfig(
        new StudyResult.ConfigFile(
            String.valueOf(path.getFileName()), DataFile.of(path).fingerprint().sha256()),
        name,
        root.has("title") ? text(root, "title") : name,
        region(required(root, "region")),
        period(required(root, "period")),
        new Dataset(files(required(root, RESULTS), RESULTS), reference(root)),
        policy,
        seed.asLong(1),
        manifest(),
        synthetic.asBoolean());
  }

  private Manifest manifest() throws IOException {
    Path folder = folder();
    return Manifest.isIn(folder) ? Manifest.read(folder) : Manifest.empty();
  }

  private Path folder() {
    return Optional.ofNullable(path.toAbsolutePath().getParent()).orElseThrow();
  }

  private JsonNode tree() throws IOException, InvalidStudyException {
    String text = text();
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
        throw new InvalidStudyException(path + ": it has more than one YAML document", e);
      }
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new InvalidStudyException(
          path + where + ": not valid YAML: " + firstLine(e.getOriginalMessage()), e);
    }
  }

  /** The file as text: UTF-8, with or without a byte order mark. */
  private String text() throws IOException, InvalidStudyException {
    if (Files.size(path) > LONGEST) {
      throw invalid("it is longer than any study file: " + Files.size(path) + " bytes");
    }
    try {
      String text = Files.readString(path);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidStudyException(path + ": it is not text in UTF-8", e);
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

  private Region region(JsonNode node) throws InvalidStudyException {
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

  private CountryCode country(JsonNode node) throws InvalidStudyException {
    String code = node.asText();
    Optional<CountryCode> country =
        Optional.of(code).filter(CountryCode::isKnown).map(CountryCode::new);
    if (country.isEmpty()) {
      throw invalid("region: \"" + code + "\" is not a country code of ISO 3166 or XK");
    }
    return country.get();
  }

  private Period period(JsonNode node) throws InvalidStudyException {
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

  private Map<Role, List<DataFile>> reference(JsonNode root) throws InvalidStudyException {
    Map<Role, List<DataFile>> roles = new EnumMap<>(Role.class);
    JsonNode reference = root.path("reference");
    if (reference.isMissingNode()) {
      return roles;
    }
    if (!reference.isObject()) {
      throw invalid("reference names files by role");
    }
    for (Map.Entry<String, JsonNode> entry : reference.properties()) {
      Role role =
          Role.ofKey(entry.getKey())
              .orElseThrow(() -> unknownKey("reference." + entry.getKey(), roleKeys()));
      roles.put(role, files(entry.getValue(), "reference." + entry.getKey()));
    }
    return roles;
  }

  private static Set<String> roleKeys() {
    Set<String> keys = new TreeSet<>();
    for (Role role : Role.values()) {
      keys.add(role.key());
    }
    return keys;
  }

  private List<DataFile> files(JsonNode node, String key) throws InvalidStudyException {
    List<DataFile> files = new ArrayList<>();
    if (!node.isTextual() && !node.isArray()) {
      throw invalid(key + " is a file or a list of files, not " + node);
    }
    if (node.isTextual()) {
      files.add(file(node.asText(), key));
    } else {
      for (JsonNode one : node) {
        if (!one.isTextual()) {
          throw invalid(key + " is a list of files, and " + one + " is none");
        }
        files.add(file(one.asText(), key));
      }
    }
    if (files.isEmpty()) {
      throw invalid(key + " names no file");
    }
    if (Set.copyOf(files).size() < files.size()) {
      throw invalid(key + " names a file twice");
    }
    return files;
  }

  private DataFile file(String name, String key) throws InvalidStudyException {
    try {
      Path file = folder().resolve(name);
      // A folder may hold results. A pipe is refused: what was read has to be there to be hashed.
      boolean usable =
          Files.isRegularFile(file) || (key.equals(RESULTS) && Files.isDirectory(file));
      if (!name.isBlank() && usable && Files.isReadable(file)) {
        return new DataFile(file, name);
      }
    } catch (InvalidPathException e) {
      throw new InvalidStudyException(path + ": " + key + ": " + e.getMessage(), e);
    }
    throw invalid(key + ": there is no readable file " + name);
  }

  private void onlyKeys(JsonNode node, String prefix, Set<String> known)
      throws InvalidStudyException {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw unknownKey(prefix + entry.getKey(), new TreeSet<>(known));
      }
    }
  }

  private InvalidStudyException unknownKey(String key, Set<String> known) {
    return invalid("unknown key \"" + key + "\"; known are " + String.join(", ", known));
  }

  private JsonNode required(JsonNode node, String key) throws InvalidStudyException {
    return required(node, key, "");
  }

  private JsonNode required(JsonNode node, String key, String prefix) throws InvalidStudyException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      throw invalid(prefix + key + " is missing");
    }
    return value;
  }

  private String text(JsonNode node, String key) throws InvalidStudyException {
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

  private InvalidStudyException invalid(String what) {
    return new InvalidStudyException(path + ": " + shortened(what));
  }
}
