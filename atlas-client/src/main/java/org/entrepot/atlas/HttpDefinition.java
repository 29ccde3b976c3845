package org.entrepot.atlas;

import java.time.Duration;
import java.util.function.Function;

/** An HTTP request. */
public final class HttpDefinition extends Definition<HttpDefinition> {
  /** The methods of the API's description. */
  public enum Method {
    HEAD,
    GET,
    PUT,
    POST,
    DELETE
  }

  /** The versions of HTTP that probes speak. */
  public enum Version {
    HTTP_1_0("1.0"),
    HTTP_1_1("1.1");

    private final String text;

    Version(String text) {
      this.text = text;
    }
  }

  private HttpDefinition(Options options) {
    super(MeasurementType.HTTP, options);
  }

  static HttpDefinition of(String target) {
    return new HttpDefinition(targeted(target));
  }

  @Override
  HttpDefinition with(Options other) {
    return new HttpDefinition(other);
  }

  /** The method; unless set, the service's default. */
  public HttpDefinition withMethod(Method method) {
    return with(options().with("method", method.name()));
  }

  /** The path, which begins with a slash. */
  public HttpDefinition withPath(String path) {
    if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
      throw new IllegalArgumentException("a path begins with / and has no query: \"" + path + "\"");
    }
    return with(options().with("path", path));
  }

  /** What stands behind the question mark of a URL. */
  public HttpDefinition withQueryString(String query) {
    return with(options().withText("query_string", query));
  }

  /** The port; 80 unless set. */
  public HttpDefinition withPort(int port) {
    return with(options().within("port", port, 1, 65_535));
  }

  /** How many octets of the answer's header a result holds; 0 unless set. */
  public HttpDefinition withHeaderBytes(int octets) {
    return with(options().atLeast("header_bytes", octets, 0));
  }

  /** The version of HTTP. */
  public HttpDefinition withVersion(Version version) {
    return with(options().with("version", version.text));
  }

  /** What the header {@code User-Agent} says. */
  public HttpDefinition withUserAgent(String agent) {
    return with(options().withText("user_agent", agent));
  }

  /** Results tell how long the look-up, the connection and the first byte took. */
  public HttpDefinition withExtendedTiming() {
    return with(options().with("extended_timing", true));
  }

  /** Results tell besides when each read happened. */
  public HttpDefinition withMoreExtendedTiming() {
    return with(options().with("more_extended_timing", true));
  }

  /** No price is published; as dear as another exchange over TCP, a DNS query. */
  @Override
  long creditsPerResult() {
    return 20;
  }

  @Override
  Duration defaultInterval() {
    return Duration.ofMinutes(30);
  }

  @Override
  String words() {
    return "HTTP "
        + options().text("method").orElse("request")
        + " to "
        + target().orElse("")
        + options().text("path").orElse("")
        + over();
  }

  @Override
  public <T> T match(
      Function<? super PingDefinition, ? extends T> ping,
      Function<? super TracerouteDefinition, ? extends T> traceroute,
      Function<? super DnsDefinition, ? extends T> dns,
      Function<? super SslCertDefinition, ? extends T> sslCert,
      Function<? super HttpDefinition, ? extends T> http,
      Function<? super NtpDefinition, ? extends T> ntp,
      Function<? super WifiDefinition, ? extends T> wifi) {
    return http.apply(this);
  }
}
