package org.entrepot.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.claim.Claims;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.Role;
import org.entrepot.infer.PathPolicy;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;

/** Reads a study file: strict, so that a misspelt key is an error and not a default. */
final class StudyFile extends YamlFile {
  private static final String RESULTS = "results";
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "title",
          "region",
          "period",
          RESULTS,
          "reference",
          "policy",
          "seed",
          "synthetic",
          "claims");

  private final Path path;

  private StudyFile(Path path) {
    super(path.toString());
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
    JsonNode root = tree(text(path));
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
    Region region = region(required(root, "region"));
    return new StudyConfig(
        new StudyResult.ConfigFile(
            String.valueOf(path.getFileName()), DataFile.of(path).fingerprint().sha256()),
        name,
        root.has("title") ? text(root, "title") : name,
        region,
        period(required(root, "period")),
        new Dataset(files(required(root, RESULTS), RESULTS), reference(root)),
        policy,
        seed.asLong(1),
        manifest(),
        synthetic.asBoolean(),
        claims(root, region, synthetic.asBoolean()));
  }

  /**
   * The claims that the study names. Without any, those that this program was made for, where they
   * are about the region and the data about networks that there are.
   */
  private Optional<Claims> claims(JsonNode root, Region region, boolean synthetic)
      throws IOException, InvalidStudyException {
    if (root.has("claims")) {
      return Optional.of(ClaimsFile.read(file(text(root, "claims"), "claims")));
    }
    return synthetic || !region.contains(new CountryCode("RS"))
        ? Optional.empty()
        : Optional.of(ClaimsFile.founding());
  }

  private Manifest manifest() throws IOException {
    Path folder = folder();
    return Manifest.isIn(folder) ? Manifest.read(folder) : Manifest.empty();
  }

  private Path folder() {
    return Optional.ofNullable(path.toAbsolutePath().getParent()).orElseThrow();
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
}
