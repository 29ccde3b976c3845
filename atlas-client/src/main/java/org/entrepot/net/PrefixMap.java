package org.entrepot.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.net.IpAddress.Family;

/**
 * An immutable map from address blocks to values that answers with the longest (most specific)
 * block containing an address, both families in one map. An IPv4-mapped IPv6 address is an IPv6
 * address here too: no IPv4 block contains it.
 *
 * <p>A look-up takes some ten nanoseconds and the map of a full routing table some ten megabytes
 * (the values apart), least where blocks of the same value share one object.
 *
 * @param <V> the values
 */
public final class PrefixMap<V> {
  private final int size;
  private final Poptrie v4;
  private final Poptrie v6;
  private final Chains chains;

  private PrefixMap(Blocks v4Blocks, Blocks v6Blocks) {
    Chains.Builder found = new Chains.Builder();
    PoptrieBuilder v4Builder = new PoptrieBuilder(v4Blocks, found);
    this.v4 = v4Builder.build();
    PoptrieBuilder v6Builder = new PoptrieBuilder(v6Blocks, found);
    this.v6 = v6Builder.build();
    this.chains = found.build();
    this.size = v4Builder.size() + v6Builder.size();
  }

  /**
   * One block and its value.
   *
   * @param prefix the block as it was put in
   * @param value its value
   */
  public record Entry<V>(Prefix prefix, V value) {}

  /** Collects entries; the last value put at a block stays. */
  public static final class Builder<V> {
    private final Blocks v4 = new Blocks();
    private final Blocks v6 = new Blocks();

    private Builder() {}

    /** Adds a block. */
    public Builder<V> put(Prefix prefix, V value) {
      Objects.requireNonNull(value, "value");
      IpAddress network = prefix.network();
      Blocks blocks = network.family() == Family.IPV4 ? v4 : v6;
      blocks.add(leftHigh(network), leftLow(network), prefix.length(), value);
      return this;
    }

    /** The finished map. */
    public PrefixMap<V> build() {
      return new PrefixMap<>(v4, v6);
    }
  }

  /** A new, empty builder. */
  public static <V> Builder<V> builder() {
    return new Builder<>();
  }

  /** Number of blocks. */
  public int size() {
    return size;
  }

  /**
   * The values, in no certain order and some of them several times: of every block at least once.
   */
  @SuppressWarnings("unchecked") // only put(Prefix, V) adds values
  public Stream<V> values() {
    return (Stream<V>) chains.values();
  }

  /** The most specific block that contains the address. */
  public Optional<Entry<V>> longestMatch(IpAddress address) {
    int chain = chainOf(address);
    return chain == Chains.NONE ? Optional.empty() : Optional.of(entry(address, chain));
  }

  /** The value of the most specific block that contains the address. */
  public Optional<V> valueAt(IpAddress address) {
    int chain = chainOf(address);
    return chain == Chains.NONE ? Optional.empty() : Optional.of(valueOf(chain));
  }

  /**
   * The value of the most specific block that contains the address, or the fallback if none does.
   * Like {@link #longestMatch}, but creates no object.
   */
  public V longestMatchOr(IpAddress address, V fallback) {
    int chain = chainOf(address);
    return chain == Chains.NONE ? fallback : valueOf(chain);
  }

  /** All blocks that contain the address, the least specific first. */
  public List<Entry<V>> covering(IpAddress address) {
    return covering(address, address.family().bits());
  }

  /** All blocks that are or contain the given one, the least specific first. */
  public List<Entry<V>> covering(Prefix prefix) {
    return covering(prefix.network(), prefix.length());
  }

  private List<Entry<V>> covering(IpAddress address, int maxLength) {
    List<Entry<V>> found = new ArrayList<>();
    for (int at = chainOf(address); at != Chains.NONE; at = chains.outer(at)) {
      if (chains.length(at) <= maxLength) {
        found.add(entry(address, at));
      }
    }
    Collections.reverse(found);
    return Collections.unmodifiableList(found);
  }

  private Entry<V> entry(IpAddress address, int chain) {
    return new Entry<>(new Prefix(address, chains.length(chain)), valueOf(chain));
  }

  @SuppressWarnings("unchecked") // only put(Prefix, V) adds values
  private V valueOf(int chain) {
    return (V) chains.value(chain);
  }

  private int chainOf(IpAddress address) {
    return address.family() == Family.IPV4
        ? v4.leaf(leftHigh(address), 0)
        : v6.leaf(address.high(), address.low());
  }

  private static long leftHigh(IpAddress address) {
    return address.family() == Family.IPV4 ? address.low() << 32 : address.high();
  }

  private static long leftLow(IpAddress address) {
    return address.family() == Family.IPV4 ? 0 : address.low();
  }

  /** Size of the map's arrays in bytes, with references of four bytes; the values not counted. */
  long bytes() {
    return v4.bytes() + v6.bytes() + chains.bytes();
  }
}
