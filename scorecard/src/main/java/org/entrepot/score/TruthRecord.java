package org.entrepot.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/** One JSON object of a truth file. Every accessor says where it is wrong, if it is. */
record TruthRecord(JsonNode node, String where) {
  InvalidTruthException invalid(String what) {
    return new InvalidTruthException(where + ": " + what);
  }

  private JsonNode need(String key) throws InvalidTruthException {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      throw invalid("\"" + key + "\" is missing");
    }
    return value;
  }

  private InvalidTruthException not(String what, String key, JsonNode value) {
    String text = value.toString();
    return invalid(
        "\""
            + key
            + "\" is "
            + what
            + ", not "
            + (text.length() <= 60 ? text : text.substring(0, 60) + " ..."));
  }

  long number(String key) throws InvalidTruthException {
    return number(key, need(key));
  }

  private long number(String key, JsonNode value) throws InvalidTruthException {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw not("a whole number", key, value);
    }
    return value.asLong();
  }

  boolean flag(String key) throws InvalidTruthException {
    JsonNode value = need(key);
    if (!value.isBoolean()) {
      throw not("true or false", key, value);
    }
    return value.asBoolean();
  }

  String text(String key) throws InvalidTruthException {
    JsonNode value = need(key);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw not("a text", key, value);
    }
    return value.asText();
  }

  Asn asn(String key) throws InvalidTruthException {
    return asn(key, need(key));
  }

  private Asn asn(String key, JsonNode value) throws InvalidTruthException {
    if (!value.isIntegralNumber() || value.asLong(-1) < 0 || value.asLong() > 0xFFFF_FFFFL) {
      throw not("an AS number", key, value);
    }
    return new Asn(value.asLong());
  }

  IpAddress address(String key) throws InvalidTruthException {
    return optionalAddress(key).orElseThrow(() -> not("an IP address", key, node.path(key)));
  }

  /** An address, or null. */
  Optional<IpAddress> optionalAddress(String key) throws InvalidTruthException {
    JsonNode value = need(key);
    if (value.isNull()) {
      return Optional.empty();
    }
    Optional<IpAddress> address =
        value.isTextual() ? IpAddress.tryParse(value.asText()) : Optional.empty();
    if (address.isEmpty()) {
      throw not("an IP address", key, value);
    }
    return address;
  }

  private JsonNode array(String key) throws InvalidTruthException {
    JsonNode value = need(key);
    if (!value.isArray()) {
      throw not("an array", key, value);
    }
    return value;
  }

  List<Asn> asns(String key) throws InvalidTruthException {
    List<Asn> all = new ArrayList<>();
    for (JsonNode each : array(key)) {
      all.add(asn(key, each));
    }
    return all;
  }

  NavigableSet<String> words(String key) throws InvalidTruthException {
    NavigableSet<String> all = new TreeSet<>();
    for (JsonNode each : array(key)) {
      if (!each.isTextual()) {
        throw not("an array of words", key, each);
      }
      all.add(each.asText());
    }
    return all;
  }

  /** The objects of an array. */
  List<TruthRecord> records(String key) throws InvalidTruthException {
    List<TruthRecord> all = new ArrayList<>();
    for (JsonNode each : array(key)) {
      if (!each.isObject()) {
        throw not("an array of objects", key, each);
      }
      all.add(new TruthRecord(each, where + ", \"" + key + "\" " + (all.size() + 1)));
    }
    return all;
  }
}
