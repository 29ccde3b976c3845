package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Has the service change something. */
final class Orders {
  private static final String LOOK = "look before you ask again";

  private final HttpUrl base;
  private final Transport transport;

  Orders(HttpUrl base, Transport transport) {
    this.base = base;
    this.transport = transport;
  }

  Instant now() {
    return transport.now();
  }

  /**
   * @throws IllegalStateException if there is no key to say who wants it
   */
  void wantKey() {
    if (!transport.secret().isPresent()) {
      throw new IllegalStateException(
          "nothing was sent: to change something wants an API key,"
              + " AtlasClient.builder().apiKey(...)");
    }
  }

  private <T> T send(
      String method,
      String path,
      @Nullable JsonNode body,
      String look,
      Transport.Reader<T> reader) {
    wantKey();
    HttpUrl url = base.newBuilder().addPathSegments(path).build();
    return transport.order(new Order(method, url, body, look), reader);
  }

  /** Has something made, and gives the numbers of what was made. */
  List<Long> ids(String path, JsonNode body, String field, String look) {
    return send(
        "POST", path, body, look, in -> Documents.object(in, object -> numbers(object, field)));
  }

  private static List<Long> numbers(ObjectNode object, String field) throws UnexpectedBody {
    JsonNode array = object.path(field);
    List<Long> ids = new ArrayList<>();
    for (JsonNode id : array) {
      if (id.isIntegralNumber() && id.canConvertToLong()) {
        ids.add(id.longValue());
      }
    }
    if (ids.isEmpty() || ids.size() != array.size()) {
      throw new UnexpectedBody("it does not list " + field);
    }
    return List.copyOf(ids);
  }

  /** Has something made, and gives it. */
  <T> T make(String path, JsonNode body, String look, Documents.Factory<T> factory) {
    return send("POST", path, body, look, in -> Documents.object(in, factory));
  }

  /** Has something done, of which the answer's status tells enough. */
  void post(String path, JsonNode body, String look) {
    send("POST", path, body, look, Orders::drain);
  }

  /** Has some fields set, and gives the whole. */
  <T> T change(String path, JsonNode body, Documents.Factory<T> factory) {
    return send("PATCH", path, body, LOOK, in -> Documents.object(in, factory));
  }

  /** Has some fields set, where the answer's status tells enough. */
  void change(String path, JsonNode body) {
    send("PATCH", path, body, LOOK, Orders::drain);
  }

  /** Has something stopped or taken away. */
  void delete(String path) {
    send("DELETE", path, null, LOOK, Orders::drain);
  }

  /** The status has said that it is done; whatever else comes, or breaks off, changes nothing. */
  private static boolean drain(InputStream body) {
    return true;
  }
}
