package org.entrepot.result;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Reads certificates from their text (RFC 7468). */
final class CertificateReader {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  /** A longer one is no key but an attempt to keep the reader busy. */
  private static final int LONGEST_KEY = 1 << 14;

  private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

  private CertificateReader() {}

  static CertificateEntry read(String pem) {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      return new CertificateEntry.Unreadable("not the text of a certificate", pem);
    }
    byte[] der;
    try {
      String base64 = pem.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
      der = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new CertificateEntry.Unreadable("not base64", pem);
    }
    try {
      X509Certificate parsed =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return certificate(parsed, der, pem);
    } catch (GeneralSecurityException | RuntimeException e) { // of bytes that nobody thought of
      return new CertificateEntry.Unreadable("not a certificate of X.509", pem);
    }
  }

  private static Certificate certificate(X509Certificate parsed, byte[] der, String pem)
      throws GeneralSecurityException {
    return new Certificate(
        name(parsed.getSubjectX500Principal()),
        name(parsed.getIssuerX500Principal()),
        parsed.getSerialNumber(),
        parsed.getNotBefore().toInstant(),
        parsed.getNotAfter().toInstant(),
        alternativeNames(parsed),
        parsed.getPublicKey().getAlgorithm(),
        bits(parsed.getPublicKey()),
        parsed.getSigAlgName(),
        digest("SHA-1", der),
        digest("SHA-256", der),
        isSelfSigned(parsed),
        pem);
  }

  private static Certificate.Name name(X500Principal principal) {
    String text = principal.getName(X500Principal.RFC2253);
    List<Rdn> parts;
    try {
      parts = new LdapName(text).getRdns(); // the most specific one last
    } catch (InvalidNameException e) {
      parts = List.of();
    }
    return new Certificate.Name(text, part(parts, "CN"), part(parts, "O"), part(parts, "C"));
  }

  private static Optional<String> part(List<Rdn> parts, String type) {
    Optional<String> found = Optional.empty();
    for (Rdn part : parts) {
      @Nullable Object value = null;
      try {
        var attribute = part.toAttributes().get(type);
        value = attribute == null ? null : attribute.get();
      } catch (javax.naming.NamingException e) {
        continue;
      }
      if (value instanceof String text) {
        found = Optional.of(text);
      }
    }
    return found;
  }

  private static List<String> alternativeNames(X509Certificate parsed) {
    List<String> names = new ArrayList<>();
    try {
      @Nullable Collection<List<?>> all = parsed.getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> name : all) {
          if (name.get(1) instanceof String text) {
            names.add(text);
          }
        }
      }
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return names;
  }

  private static OptionalInt bits(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return OptionalInt.of(rsa.getModulus().bitLength());
    }
    if (key instanceof ECPublicKey ec) {
      return OptionalInt.of(ec.getParams().getCurve().getField().getFieldSize());
    }
    if (key instanceof DSAPublicKey dsa) {
      @Nullable BigInteger p = dsa.getParams() == null ? null : dsa.getParams().getP();
      return p == null ? OptionalInt.empty() : OptionalInt.of(p.bitLength());
    }
    return OptionalInt.empty();
  }

  private static String digest(String algorithm, byte[] der) throws GeneralSecurityException {
    return HEX.formatHex(MessageDigest.getInstance(algorithm).digest(der));
  }

  private static boolean isSelfSigned(X509Certificate parsed) {
    boolean sameName = parsed.getSubjectX500Principal().equals(parsed.getIssuerX500Principal());
    if (!sameName || bits(parsed.getPublicKey()).orElse(0) > LONGEST_KEY) {
      return false;
    }
    try {
      parsed.verify(parsed.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
