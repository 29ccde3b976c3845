package org.entrepot.result;

/** The values of the field {@code type}. */
final class ResultType {
  static final String TRACEROUTE = "traceroute";
  static final String PING = "ping";
  static final String DNS = "dns";
  static final String HTTP = "http";
  static final String SSL_CERT = "sslcert";
  static final String NTP = "ntp";
  static final String WIFI = "wifi";
  static final String CONNECTION = "connection";
  static final String UPTIME = "uptime";

  private ResultType() {}
}
