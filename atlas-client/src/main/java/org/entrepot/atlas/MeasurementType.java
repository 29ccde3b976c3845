package org.entrepot.atlas;

/** The types of measurements that can be listed. */
public enum MeasurementType {
  PING("ping"),
  TRACEROUTE("traceroute"),
  DNS("dns"),
  HTTP("http"),
  SSLCERT("sslcert"),
  NTP("ntp"),
  WIFI("wifi");

  private final String text;

  MeasurementType(String text) {
    this.text = text;
  }

  /** The API's word. */
  public String text() {
    return text;
  }
}
