package org.entrepot.infer;

import org.entrepot.annotate.AddressBook;

/**
 * One correction on the way from replies to operators. Each has a name, by which it can be switched
 * off ({@link PathPolicy#without}), and says who found that it is needed. A rule may add doubt; it
 * never hides it.
 */
public abstract sealed class Rule
    permits Artefacts,
        Reach,
        IpLoops,
        SpecialPurposes,
        ExchangeLans,
        LongestMatch,
        BorderRouters,
        OriginSets,
        Gaps,
        Bridges,
        AsLoops,
        ThirdParty {
  private final String name;
  private final String citation;

  Rule(String name, String citation) {
    this.name = name;
    this.citation = citation;
  }

  /** The name of its switch. */
  public final String name() {
    return name;
  }

  /** Who says that it is needed. */
  public final String citation() {
    return citation;
  }

  /** Whether it says whose an address is; those before the first that does only judge replies. */
  boolean looksUp() {
    return false;
  }

  /** Corrects the hops, before operators stand in a row. */
  void onHops(Draft draft, AddressBook book) {}

  /** Corrects the row of operators. */
  void onSteps(Draft draft, AddressBook book) {}

  @Override
  public final String toString() {
    return name;
  }
}
