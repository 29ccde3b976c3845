package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/** Every file that the study read, with what became of its records. */
final class InputsJson {
  private InputsJson() {}

  static String of(StudyResult study) {
    ObjectNode root = Json.object();
    mark(root, study);
    root.put("study", study.config().name());
    root.set("config", config(study));
    ArrayNode inputs = root.putArray("inputs");
    for (Input input : Input.of(study)) {
      ObjectNode node = entry(input);
      node.set("examples", Json.strings(input.examples().stream().map(Names::excerpt).toList()));
      inputs.add(node);
    }
    return Json.print(root);
  }

  /** Says of simulated data that they are; of measured data nothing. */
  static void mark(ObjectNode root, StudyResult study) {
    if (study.config().synthetic()) {
      root.put("synthetic", true);
      root.put("origin", Synthetic.ORIGIN);
    }
  }

  static ObjectNode config(StudyResult study) {
    ObjectNode node = Json.object();
    node.put("name", study.configFile().name());
    node.put("sha256", study.configFile().sha256());
    return node;
  }

  /** An input without its examples. */
  static ObjectNode entry(Input input) {
    ObjectNode node = Json.object();
    node.put("role", input.role());
    node.put("name", input.name());
    node.put("format", input.format());
    node.put("bytes", input.fingerprint().bytes());
    node.put("sha256", input.fingerprint().sha256());
    node.put("records", input.records());
    node.set("rejected", Json.counts(input.rejected()));
    node.set("date", Json.orNull(input.date()));
    node.put("licence", input.licence());
    input.source().ifPresent(source -> node.put("source", source));
    return node;
  }
}
