package org.entrepot.atlas;

/** The types of results that the archive keeps apart. */
public enum DumpType {
  PING("ping"),
  TRACEROUTE("traceroute"),
  DNS("dns"),
  HTTP("http"),
  SSLCERT("sslcert"),
  NTP("ntp"),
  CONNECTION("connection"),
  UPTIME("uptime");

  private final String text;

  DumpType(String text) {
    this.text = text;
  }

  /** The archive's word. */
  public String text() {
    return text;
  }
}
