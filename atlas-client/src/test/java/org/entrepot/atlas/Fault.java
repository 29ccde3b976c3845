package org.entrepot.atlas;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;

/** What can go wrong, as a server does it to every request. */
enum Fault {
  TOO_MANY_REQUESTS("429 without `Retry-After`"),
  COME_BACK("429 with `Retry-After: 1`"),
  COME_BACK_MUCH_LATER("429 with `Retry-After: 3600`"),
  SERVER_ERROR("500"),
  BAD_GATEWAY("502, a proxy's page"),
  UNAVAILABLE("503"),
  FORBIDDEN("403"),
  SLOW("no bytes for longer than the read time-out"),
  RESET("connection reset in the midst of the body"),
  TRUNCATED("body shorter than its length"),
  TRUNCATED_GZIP("gzip cut short"),
  BAD_JSON("text that is not JSON"),
  WRONG_TYPE("200 with a page of HTML"),
  UNKNOWN_HOST("host name that does not exist"),
  REFUSED("port that nobody listens on"),
  TLS("certificate that is not trusted");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** As the table in docs/atlas-client.md calls it. */
  String words() {
    return words;
  }

  /** Whether it says for certain that what was asked for has not been done. */
  boolean isCleanRefusal() {
    return switch (this) {
      case TOO_MANY_REQUESTS, COME_BACK, COME_BACK_MUCH_LATER, FORBIDDEN -> true;
      default -> false;
    };
  }

  /** Short where it is to be exceeded, and long where a busy machine must not exceed it. */
  Duration readTimeout() {
    return Duration.ofMillis(this == SLOW ? 300 : 30_000);
  }

  /**
   * Sets the server to it.
   *
   * @param body a good answer to the request that is made
   * @return where to ask
   */
  URI arrange(AtlasServer server, String body) {
    return switch (this) {
      case UNKNOWN_HOST -> URI.create("https://nowhere.invalid/api/v2/");
      case REFUSED -> {
        URI there = server.base();
        server.close();
        yield there;
      }
      case TLS -> {
        server.web().useHttps(untrusted().sslSocketFactory());
        String there = server.base().toString();
        yield URI.create(there.replace("http://127.0.0.1", "https://localhost"));
      }
      default -> {
        server.always(response(body));
        yield server.base();
      }
    };
  }

  private static HandshakeCertificates untrusted() {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  }

  private MockResponse response(String body) {
    return switch (this) {
      case TOO_MANY_REQUESTS -> AtlasServer.error(429, 0, "Too Many Requests", "slow down");
      case COME_BACK -> tooMany("1");
      case COME_BACK_MUCH_LATER -> tooMany("3600");
      case SERVER_ERROR -> AtlasServer.error(500, 0, "Internal Server Error", "");
      case BAD_GATEWAY -> html().code(502).build();
      case UNAVAILABLE -> AtlasServer.error(503, 0, "Service Unavailable", "");
      case FORBIDDEN -> AtlasServer.error(403, 104, "Forbidden", "not with this key");
      case SLOW -> good(body).throttleBody(body.length() / 2, 1, TimeUnit.HOURS).build();
      case RESET ->
          good(body).onResponseBody(new SocketEffect.CloseSocket(true, false, false)).build();
      case TRUNCATED ->
          good(body)
              .setHeader("Content-Length", body.length() + 100)
              .onResponseEnd(new SocketEffect.CloseSocket(false, false, true))
              .build();
      case TRUNCATED_GZIP -> cut(body);
      case BAD_JSON -> good("{\"id\":1,\"results\":[{\"id\":nonsense}]}\n").build();
      case WRONG_TYPE -> html().build();
      default -> throw new IllegalStateException(this + " is not an answer");
    };
  }

  private static MockResponse tooMany(String seconds) {
    return AtlasServer.errorBuilder(429, 0, "Too Many Requests", "slow down")
        .setHeader("Retry-After", seconds)
        .build();
  }

  private static MockResponse.Builder good(String body) {
    return new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body);
  }

  private static MockResponse.Builder html() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/html; charset=utf-8")
        .body("<html><body>Welcome</body></html>");
  }

  private static MockResponse cut(String body) {
    Buffer gzip = AtlasServer.gzip(body);
    Buffer half = new Buffer();
    half.write(gzip, gzip.size() - 12);
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .setHeader("Content-Encoding", "gzip")
        .body(half)
        .build();
  }
}
