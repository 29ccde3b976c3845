package org.entrepot.study;

import java.util.Optional;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;

/** Which paths a study is about, and the words for why it is not about the others. */
record SetAside(StudyConfig config) {
  static final String OUTSIDE_PERIOD = "outside the period";
  static final String OUTSIDE_REGION = "vantage point outside the region";
  static final String NO_COUNTRY = "vantage point's country not known";
  static final String NO_AS = "vantage point's AS not known";

  /** Why the study is not about a path; empty if it is. */
  Optional<String> reason(ObservedPath path) {
    Viewpoint viewpoint = path.viewpoint();
    if (!config.period().contains(path.timestamp())) {
      return Optional.of(OUTSIDE_PERIOD);
    }
    if (path.discarded().isPresent()) {
      return path.discarded();
    }
    if (viewpoint.country().isEmpty()) {
      return Optional.of(NO_COUNTRY);
    }
    if (!config.region().contains(viewpoint.country().get())) {
      return Optional.of(OUTSIDE_REGION);
    }
    return viewpoint.asn().isEmpty() ? Optional.of(NO_AS) : Optional.empty();
  }
}
