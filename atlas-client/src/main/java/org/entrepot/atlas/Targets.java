package org.entrepot.atlas;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.IpAddress;

/** What a measurement may be pointed at: an address, or a host's name. */
final class Targets {
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int LONGEST_NAME = 253;

  private Targets() {}

  /**
   * The target as it is sent: names in ASCII.
   *
   * @throws IllegalArgumentException if it is neither an address nor a name
   */
  static String checked(String target) {
    if (IpAddress.tryParse(target).isPresent()) {
      return target;
    }
    if (target.contains("/")) {
      throw new IllegalArgumentException(
          "a target is one address or host name, not a URL or a prefix: \"" + target + "\"");
    }
    String name = ascii(target);
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String[] labels = bare.split("\\.", -1);
    boolean numeric = NUMBER.matcher(labels[labels.length - 1]).matches();
    if (bare.length() > LONGEST_NAME || numeric || !isName(labels)) {
      throw new IllegalArgumentException(
          "a target is an address or a host name, not \"" + target + "\"");
    }
    return name;
  }

  private static String ascii(String target) {
    try {
      return IDN.toASCII(target);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a host name: \"" + target + "\"", e);
    }
  }

  private static boolean isName(String... labels) {
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  /** The family of an address; empty for a name. */
  static Optional<IpAddress.Family> family(String target) {
    return IpAddress.tryParse(target).map(IpAddress::family);
  }
}
