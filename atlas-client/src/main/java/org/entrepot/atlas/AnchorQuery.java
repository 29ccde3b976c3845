package org.entrepot.atlas;

import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/** Which anchors to list. Immutable: every method returns another query. */
public final class AnchorQuery {
  private final Parameters parameters;

  private AnchorQuery(Parameters parameters) {
    this.parameters = parameters;
  }

  /** All anchors. */
  public static AnchorQuery all() {
    return new AnchorQuery(Parameters.none("id__in"));
  }

  /** In a country. */
  public AnchorQuery withCountry(CountryCode country) {
    return new AnchorQuery(parameters.with("country", country.code()));
  }

  /** In this AS by its IPv4 address. */
  public AnchorQuery withAsnV4(Asn asn) {
    return new AnchorQuery(parameters.with("as_v4", asn.value()));
  }

  /** In this AS by its IPv6 address. */
  public AnchorQuery withAsnV6(Asn asn) {
    return new AnchorQuery(parameters.with("as_v6", asn.value()));
  }

  /** With this text in the city, the host name or the company. */
  public AnchorQuery withSearch(String text) {
    return new AnchorQuery(parameters.with("search", text));
  }

  /** How many objects a page has, 1 to 500. It changes how often is asked, not what comes. */
  public AnchorQuery withPageSize(int size) {
    return new AnchorQuery(parameters.withPageSize(size));
  }

  /** A filter of the API that this class has no method for. */
  public AnchorQuery withFilter(String name, String value) {
    return new AnchorQuery(parameters.withOther(name, value));
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnchorQuery that && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  /** The filters, as in a URL. */
  @Override
  public String toString() {
    return parameters.toString();
  }
}
