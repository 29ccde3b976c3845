package org.entrepot.result;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.entrepot.net.IpAddress;

/**
 * A probe that joined a wireless network, or tried to.
 *
 * @param supplicant what the program says that joins networks ({@code wpa_supplicant})
 * @param error why it failed
 */
public record Wifi(
    Header header,
    Optional<Supplicant> supplicant,
    Optional<String> error,
    Map<String, String> other)
    implements TypedResult {
  /**
   * The state of {@code wpa_supplicant}, in its own words. All of it is text there, numbers too.
   *
   * @param address hardware address of the probe's radio
   * @param bssid hardware address of the access point
   * @param ssid name of the network
   * @param connectTimeSeconds how long it took to join ({@code connect-time})
   * @param id number of the network in the configuration
   * @param ipAddress address that the probe was given
   * @param keyManagement as in {@code WPA2-PSK} ({@code key_mgmt})
   * @param mode as in {@code station}
   * @param groupCipher cipher of what is sent to all
   * @param pairwiseCipher cipher of what is sent to one
   * @param state as in {@code COMPLETED} ({@code wpa_state})
   * @param other fields without a component, or whose text a component does not give back, as JSON
   */
  public record Supplicant(
      Optional<String> address,
      Optional<String> bssid,
      Optional<String> ssid,
      OptionalInt connectTimeSeconds,
      Optional<String> id,
      Optional<IpAddress> ipAddress,
      Optional<String> keyManagement,
      Optional<String> mode,
      Optional<String> groupCipher,
      Optional<String> pairwiseCipher,
      Optional<String> state,
      Map<String, String> other) {
    /** Copies the fields. */
    public Supplicant {
      other = JsonText.copy(other);
    }
  }

  /** Copies the fields. */
  public Wifi {
    other = JsonText.copy(other);
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.wifi(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, WifiForm::write);
  }
}
