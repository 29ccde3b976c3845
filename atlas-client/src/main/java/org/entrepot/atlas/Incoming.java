package org.entrepot.atlas;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * An answer whose body is read by the caller.
 *
 * @param endIsKnown whether a body that ends too early is told from one that ends, though it has no
 *     length
 */
record Incoming(int status, Headers headers, boolean endIsKnown, PumpedBody body)
    implements Closeable {
  static Incoming of(Response response, PumpedBody body) {
    boolean framed =
        response.header("Transfer-Encoding") != null
            || response.header("Content-Length") != null
            || response.protocol() == Protocol.HTTP_2;
    return new Incoming(response.code(), response.headers(), framed, body);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // What is not read any more cannot be missed.
      return;
    }
  }
}
