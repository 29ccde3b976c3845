package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tags that an owner gives a measurement. */
final class MeasurementTags {
  private MeasurementTags() {}

  /** The API calls it a tag, and in other places a slug. */
  static String of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    return fields
        .text("tag")
        .or(() -> fields.text("slug"))
        .orElseThrow(() -> new UnexpectedBody("a tag has no name"));
  }

  static void add(Orders orders, long measurement, String tag) {
    orders.post(
        "measurements/" + measurement + "/tags/",
        Json.MAPPER.createObjectNode().put("tag", Options.tag(tag)),
        "look at tags before you ask again");
  }
}
