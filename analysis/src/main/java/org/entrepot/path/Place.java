package org.entrepot.path;

import java.util.Optional;
import java.util.function.Function;
import org.entrepot.net.City;

/** Where a hop is, or why that is not known. */
public sealed interface Place {
  /** The reason where sources say something, and it is too little to tell the city. */
  String UNSURE = "not certain enough";

  /** The reason where light could not have come in time from where it is said to be. */
  String TOO_FAR = "too far for the speed of light";

  /** The city, if it is known. */
  Optional<City> city();

  /** The word for the evidence, or for why there is none. */
  String reason();

  /** How sure that is, where it was weighed. */
  Optional<Belief> belief();

  /** Applies the function for this kind of place. */
  <T> T match(
      Function<? super Located, ? extends T> located,
      Function<? super Unlocated, ? extends T> unlocated);

  /**
   * A place that no evidence contradicts.
   *
   * @param where the metropolitan area
   * @param reason the kind of evidence, such as {@code exchange}
   * @param source the file that says so
   * @param belief how sure that is; empty where it was not weighed
   */
  record Located(City where, String reason, String source, Optional<Belief> belief)
      implements Place {
    /** A place that was not weighed. */
    public Located(City where, String reason, String source) {
      this(where, reason, source, Optional.empty());
    }

    @Override
    public Optional<City> city() {
      return Optional.of(where);
    }

    @Override
    public <T> T match(
        Function<? super Located, ? extends T> located,
        Function<? super Unlocated, ? extends T> unlocated) {
      return located.apply(this);
    }
  }

  /**
   * A place that is not known.
   *
   * @param reason why not
   * @param belief what is likely all the same; empty where nothing was weighed
   */
  record Unlocated(String reason, Optional<Belief> belief) implements Place {
    /** A place of which nothing was weighed. */
    public Unlocated(String reason) {
      this(reason, Optional.empty());
    }

    @Override
    public Optional<City> city() {
      return Optional.empty();
    }

    @Override
    public <T> T match(
        Function<? super Located, ? extends T> located,
        Function<? super Unlocated, ? extends T> unlocated) {
      return unlocated.apply(this);
    }
  }
}
