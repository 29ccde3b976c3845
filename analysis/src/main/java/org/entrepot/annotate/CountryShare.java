package org.entrepot.annotate;

import org.entrepot.net.CountryCode;

/** A country and how much of something an AS has in it. */
record CountryShare(CountryCode country, long amount) {
  /** The larger of two; among equals the first in the alphabet. */
  CountryShare orIfLarger(CountryShare other) {
    int bySize = Long.compare(amount, other.amount);
    return bySize > 0 || (bySize == 0 && country.compareTo(other.country) <= 0) ? this : other;
  }
}
