package org.entrepot.annotate;

/**
 * What is meant by the country of an AS. Its registration, its addresses, its users and its routers
 * can each be in another one, and each answers another question; so they are never mixed.
 */
public enum CountryAttribution {
  /** The country that the AS number is registered in: delegated statistics, lists of names. */
  REGISTRATION("registration"),

  /** The country of most of the addresses that the AS announces. */
  ADDRESSES("addresses"),

  /** The country of most of its estimated users. */
  USERS("users"),

  /** The country where its routers were met. No reference file tells it, only located hops do. */
  INFRASTRUCTURE("infrastructure"),

  /** That of a list which does not say what it means. */
  UNSTATED("unstated");

  private final String word;

  CountryAttribution(String word) {
    this.word = word;
  }

  /** The word for it in outputs. */
  public String word() {
    return word;
  }
}
