package org.entrepot.annotate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.net.Asn;

/** What the lists of owners say; the first that knows an AS counts. */
final class Owners {
  private final List<ReadFile<Map<Asn, Owner>>> files;

  Owners(List<ReadFile<Map<Asn, Owner>>> files) {
    this.files = List.copyOf(files);
  }

  boolean isKnown() {
    return !files.isEmpty();
  }

  Optional<Sourced<Owner>> of(Asn asn) {
    for (ReadFile<Map<Asn, Owner>> file : files) {
      Owner owner = file.value().get(asn);
      if (owner != null) {
        return Optional.of(new Sourced<>(owner.on(file.date()), file.file().name()));
      }
    }
    return Optional.empty();
  }
}
