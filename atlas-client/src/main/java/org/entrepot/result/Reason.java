package org.entrepot.result;

/** Why something is not a result: the fixed vocabulary of {@link Parsed.Rejected#reason}. */
enum Reason {
  BROKEN("broken JSON"),
  TRUNCATED("truncated"),
  BAD_TEXT("not UTF-8"),
  TOO_LONG("line too long"),
  TOO_DEEP("nested too deep"),
  REST_LOST("broken JSON, and the rest of the array could not be read"),
  LIMIT("number or string too long"),
  NOT_AN_OBJECT("not a JSON object"),
  NOT_A_RESULT("not a measurement result"),
  DUPLICATE_KEY("duplicate key"),
  BAD_TYPE("type is not text"),
  NO_PROBE("no prb_id"),
  BAD_PROBE("prb_id is not an id"),
  NO_MEASUREMENT("no msm_id"),
  BAD_MEASUREMENT("msm_id is not an id"),
  NO_TIMESTAMP("no timestamp"),
  BAD_TIMESTAMP("timestamp is not a time"),
  BAD_HOP("a hop is not an object"),
  BAD_REPLY("a reply is not an object");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
