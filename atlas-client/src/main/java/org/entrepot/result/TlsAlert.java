package org.entrepot.result;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a TLS server refused with (RFC 5246 section 7.2, RFC 8446 section 6).
 *
 * @param level 1 is a warning, 2 is fatal
 * @param description what is wrong, as a number; firmware spells the field "decription"
 * @param other fields without a component, or whose text a component does not give back, as JSON
 */
public record TlsAlert(OptionalInt level, OptionalInt description, Map<String, String> other) {
  /** Those of the IANA register TLS Alerts. */
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(21, "decryption_failed"),
          Map.entry(22, "record_overflow"),
          Map.entry(30, "decompression_failure"),
          Map.entry(40, "handshake_failure"),
          Map.entry(41, "no_certificate"),
          Map.entry(42, "bad_certificate"),
          Map.entry(43, "unsupported_certificate"),
          Map.entry(44, "certificate_revoked"),
          Map.entry(45, "certificate_expired"),
          Map.entry(46, "certificate_unknown"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(51, "decrypt_error"),
          Map.entry(60, "export_restriction"),
          Map.entry(70, "protocol_version"),
          Map.entry(71, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(90, "user_canceled"),
          Map.entry(100, "no_renegotiation"),
          Map.entry(109, "missing_extension"),
          Map.entry(110, "unsupported_extension"),
          Map.entry(111, "certificate_unobtainable"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(113, "bad_certificate_status_response"),
          Map.entry(114, "bad_certificate_hash_value"),
          Map.entry(115, "unknown_psk_identity"),
          Map.entry(116, "certificate_required"),
          Map.entry(120, "no_application_protocol"));

  /** Copies the fields. */
  public TlsAlert {
    other = JsonText.copy(other);
  }

  /** The name of the level, {@code warning} or {@code fatal}; empty if it is neither. */
  public Optional<String> levelName() {
    return switch (level.orElse(0)) {
      case 1 -> Optional.of("warning");
      case 2 -> Optional.of("fatal");
      default -> Optional.empty();
    };
  }

  /** The name of the description, as in {@code handshake_failure}; empty if nobody gave it one. */
  public Optional<String> descriptionName() {
    return Optional.ofNullable(NAMES.get(description.orElse(-1)));
  }
}
