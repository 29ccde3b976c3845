package org.entrepot.locate;

import java.util.List;
import org.entrepot.annotate.Hint;
import org.entrepot.net.IpAddress;

/** What is said of where an address is. */
@FunctionalInterface
interface Evidence {
  List<Hint> of(IpAddress address);
}
