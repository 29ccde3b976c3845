package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/**
 * Describes the folder of a finished study as an RO-Crate 1.1
 * (https://www.researchobject.org/ro-crate/1.1/): every output with its size and SHA-256, and every
 * input that it was made from. The day of the crate is the last of the study's period: a study that
 * is run again is the same crate.
 */
final class RoCrate {
  static final String FILE = "ro-crate-metadata.json";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "json", "application/json",
          "csv", "text/csv",
          "gz", "application/gzip",
          "graphml", "application/graphml+xml");

  private RoCrate() {}

  static String of(StudyResult study, Path directory) throws IOException {
    ArrayNode graph = Json.array();
    ObjectNode descriptor = graph.addObject();
    descriptor.put("@id", FILE).put("@type", "CreativeWork");
    descriptor.putObject("conformsTo").put("@id", "https://w3id.org/ro/crate/1.1");
    descriptor.putObject("about").put("@id", "./");
    ObjectNode root = graph.addObject();
    root.put("@id", "./").put("@type", "Dataset");
    boolean synthetic = study.config().synthetic();
    String title = study.config().title();
    root.put("name", synthetic ? Synthetic.marked(title) : title);
    root.put(
        "description",
        (synthetic ? Synthetic.ORIGIN + ". " : "")
            + "Study "
            + study.config().name()
            + ", made by Entrepot from the inputs listed here.");
    root.put("datePublished", study.config().period().to().toString().substring(0, 10));
    root.put("license", "The terms of each input apply; they are named with it.");
    ArrayNode parts = root.putArray("hasPart");
    ArrayNode sources = root.putArray("isBasedOn");
    for (Map.Entry<String, Fingerprint> output : outputs(directory).entrySet()) {
      parts.addObject().put("@id", output.getKey());
      ObjectNode file = graph.addObject();
      file.put("@id", output.getKey()).put("@type", "File");
      String extension = output.getKey().substring(output.getKey().lastIndexOf('.') + 1);
      file.put("encodingFormat", TYPES.getOrDefault(extension, "application/octet-stream"));
      file.put("contentSize", Long.toString(output.getValue().bytes()));
      file.put("sha256", output.getValue().sha256());
    }
    for (Input input : Input.of(study)) {
      String id = "#input/" + input.role() + "/" + input.name().replace(' ', '_');
      sources.addObject().put("@id", id);
      ObjectNode source = graph.addObject();
      source.put("@id", id).put("@type", "CreativeWork");
      source.put("name", input.name());
      source.put("license", input.licence());
      input.source().ifPresent(url -> source.put("url", url));
      source.put("contentSize", Long.toString(input.fingerprint().bytes()));
      source.put("sha256", input.fingerprint().sha256());
    }
    ObjectNode crate = Json.object();
    crate
        .putArray("@context")
        .add("https://w3id.org/ro/crate/1.1/context")
        .addObject()
        .put("sha256", "https://schema.org/sha256");
    crate.set("@graph", graph);
    return Json.print(crate);
  }

  /** The files of a folder but the crate's own, by their names in it. */
  static Map<String, Fingerprint> outputs(Path directory) throws IOException {
    Map<String, Fingerprint> outputs = new TreeMap<>();
    for (String name : names(directory)) {
      outputs.put(name, DataFile.of(directory.resolve(name)).fingerprint());
    }
    return outputs;
  }

  /** The names of the files of a folder but the crate's own. */
  static SortedSet<String> names(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals(FILE))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
