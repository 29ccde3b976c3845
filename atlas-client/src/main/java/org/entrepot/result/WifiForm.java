package org.entrepot.result;

import java.io.IOException;

/** The JSON form of a probe's joining a wireless network. */
final class WifiForm {
  private WifiForm() {}

  static Wifi read(Header header, Members in) {
    return new Wifi(
        header,
        in.object("wpa_supplicant").map(WifiForm::supplicant),
        in.text("error"),
        in.other());
  }

  private static Wifi.Supplicant supplicant(Members in) {
    return new Wifi.Supplicant(
        in.text("address"),
        in.text("bssid"),
        in.text("ssid"),
        in.smallCount("connect-time"),
        in.text("id"),
        in.address("ip_address"),
        in.text("key_mgmt"),
        in.text("mode"),
        in.text("group_cipher"),
        in.text("pairwise_cipher"),
        in.text("wpa_state"),
        in.other());
  }

  static void write(Wifi wifi, FieldWriter out) throws IOException {
    out.open(wifi.other());
    HeaderForm.write(wifi.header(), ResultType.WIFI, out);
    out.value("wpa_supplicant", wifi.supplicant(), WifiForm::write);
    out.text("error", wifi.error());
    out.close();
  }

  private static void write(Wifi.Supplicant supplicant, FieldWriter out) throws IOException {
    out.open(supplicant.other());
    out.text("address", supplicant.address());
    out.text("bssid", supplicant.bssid());
    out.text("ssid", supplicant.ssid());
    out.number("connect-time", supplicant.connectTimeSeconds());
    out.text("id", supplicant.id());
    out.address("ip_address", supplicant.ipAddress());
    out.text("key_mgmt", supplicant.keyManagement());
    out.text("mode", supplicant.mode());
    out.text("group_cipher", supplicant.groupCipher());
    out.text("pairwise_cipher", supplicant.pairwiseCipher());
    out.text("wpa_state", supplicant.state());
    out.close();
  }
}
