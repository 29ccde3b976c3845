package org.entrepot.dataset;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a file came from. It holds no secret: neither a user name nor a parameter that is a key.
 *
 * @param url what was asked, without its query
 * @param query the parameters, in their order
 */
public record Origin(URI url, List<Parameter> query) {
  /** Names of parameters that say who is asking and not for what. */
  private static final Set<String> SECRETS =
      Set.of(
          "key",
          "apikey",
          "api_key",
          "api-key",
          "token",
          "access_token",
          "auth",
          "password",
          "sig",
          "signature",
          "x-amz-signature",
          "x-amz-credential",
          "x-amz-security-token");

  /** A parameter of a query, not percent-encoded. */
  public record Parameter(String name, String value) {}

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the URL is not {@code http} or {@code https} with a host,
   *     has a query or a fragment, or something in it is secret; the message does not repeat that
   */
  public Origin {
    query = List.copyOf(query);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException("a source is at http or https, with a host");
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a source has no user name");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("the query of a source stands beside its URL");
    }
    for (Parameter parameter : query) {
      if (isSecret(parameter.name())) {
        throw new IllegalArgumentException("a source has no parameter " + parameter.name());
      }
    }
  }

  /** Takes a URL apart, and leaves out what is secret in it, and the fragment. */
  public static Origin of(URI full) {
    String raw = full.toString().replaceFirst("#.*$", "").replaceFirst("\\?.*$", "");
    String user = full.getRawUserInfo();
    if (user != null) {
      raw = raw.replace("//" + user + "@", "//");
    }
    List<Parameter> query = new ArrayList<>();
    String rawQuery = full.getRawQuery();
    for (String part : rawQuery == null ? new String[0] : rawQuery.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decode(equals < 0 ? part : part.substring(0, equals));
      if (!name.isEmpty() && !isSecret(name)) {
        query.add(new Parameter(name, equals < 0 ? "" : decode(part.substring(equals + 1))));
      }
    }
    return new Origin(URI.create(raw), query);
  }

  private static boolean isSecret(String name) {
    return SECRETS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // a lone percent sign is meant as it stands
      return text;
    }
  }

  /** The whole URL, with the query. */
  public URI full() {
    if (query.isEmpty()) {
      return url;
    }
    return URI.create(
        url
            + "?"
            + query.stream()
                .map(each -> encode(each.name()) + "=" + encode(each.value()))
                .collect(Collectors.joining("&")));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2C", ",");
  }
}
