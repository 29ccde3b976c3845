package org.entrepot.infer;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.annotate.Origins;
import org.entrepot.annotate.Sourced;
import org.entrepot.annotate.SpecialPurpose;
import org.entrepot.border.Borders;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.PrefixMap;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop.Role;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.MplsLabel;

/**
 * Why a path is what it is: what every hop answered, what is known of each address and from which
 * file, what each rule changed, and what decided each step.
 *
 * @param path the path
 * @param policy the name of the policy
 * @param viewpoint how the viewpoint's AS is known
 * @param hops every TTL, also those that a rule left out
 * @param changes what the rules changed, in their order
 * @param steps the steps of the path
 * @param exchanges each LAN of an exchange on the path
 * @param flags each flag and what it says
 */
public record Explanation(
    ObservedPath path,
    String policy,
    String viewpoint,
    List<Hop> hops,
    List<Change> changes,
    List<Step> steps,
    List<Lan> exchanges,
    List<Flag> flags) {
  /** Copies the lists. */
  public Explanation {
    hops = List.copyOf(hops);
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    exchanges = List.copyOf(exchanges);
    flags = List.copyOf(flags);
  }

  /**
   * One TTL.
   *
   * @param packets number of packets that something is told of
   * @param role where it stands; empty if a rule left it out
   * @param addresses who answered, but for what was set aside
   * @param setAside replies that name no router
   * @param operators the ASes that may operate it
   * @param reason the word for what decided
   * @param rule the rule that did, or {@code none}
   */
  public record Hop(
      int number,
      int packets,
      Optional<Role> role,
      List<Address> addresses,
      List<SetAside> setAside,
      NavigableSet<Asn> operators,
      String reason,
      String rule) {
    /** Copies the collections. */
    public Hop {
      addresses = List.copyOf(addresses);
      setAside = List.copyOf(setAside);
      operators = java.util.Collections.unmodifiableNavigableSet(new TreeSet<>(operators));
    }
  }

  /**
   * An address that answered.
   *
   * @param minRttMicros its least round-trip time in microseconds
   * @param labels the MPLS labels that an answer quotes
   * @param special the special-purpose block that it lies in
   * @param exchange the LAN of an exchange that it lies on
   * @param block the longest announced block around it
   * @param vote what speaks for whom, over all traceroutes
   */
  public record Address(
      IpAddress address,
      OptionalLong minRttMicros,
      List<MplsLabel> labels,
      Optional<SpecialPurpose> special,
      Optional<ExchangeAddress> exchange,
      Optional<Sourced<PrefixMap.Entry<Origins>>> block,
      Optional<Borders.Reasons> vote) {
    /** Copies the labels. */
    public Address {
      labels = List.copyOf(labels);
    }
  }

  /** A reply that names no router on the path, and why. */
  public record SetAside(String reply, String why) {}

  /**
   * What a rule changed.
   *
   * @param rule its name
   * @param citation who says that it is needed
   * @param what what it was about, such as {@code hop 3, 192.0.2.1}, or {@code path}
   * @param before how that stood before
   * @param after and behind it
   */
  public record Change(String rule, String citation, String what, String before, String after) {}

  /**
   * A step of the path.
   *
   * @param rule the rule that decided, or {@code none}
   * @param evidence what it rests on, and the file that says so
   */
  public record Step(AsPath.Step step, String rule, String evidence) {}

  /**
   * The LAN of an exchange on the path.
   *
   * @param step number of the step, from 1
   * @param doubt why it is not certain that the exchange was crossed; empty if it is
   */
  public record Lan(int step, ExchangeAddress address, Optional<String> doubt) {}

  /** A flag and what it says. */
  public record Flag(String word, String meaning) {}

  /**
   * The explanation as lines of at most 100 columns, but for words that are longer. Names in it are
   * as the files have them: whoever shows them on a terminal makes them harmless first.
   *
   * @param book where the names of networks are looked up
   */
  public List<String> lines(AddressBook book) {
    return new ExplanationText(this, book).lines();
  }
}
