package org.entrepot.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.entrepot.net.IpAddress;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.PrefixMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Look-ups in a full routing table, and the building of it from text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Fork(value = 3, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PrefixMapBenchmark {
  private static final int ADDRESSES = 1 << 16;
  private static final String NONE = "";

  private final RoutingTable table = RoutingTable.read();
  private final PrefixMap<String> map = table.build();
  private final IpAddress[] v4 = table.addresses(Family.IPV4, ADDRESSES, 1);
  private final long[] starts = table.starts(Family.IPV4);
  private final IpAddress[] v6 = table.addresses(Family.IPV6, ADDRESSES, 2);

  /** One look-up of an IPv4 address, its value wanted. */
  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public void ipv4Value(Blackhole sink) {
    for (IpAddress address : v4) {
      sink.consume(map.longestMatchOr(address, NONE));
    }
  }

  /** One look-up of an IPv6 address, its value wanted. */
  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public void ipv6Value(Blackhole sink) {
    for (IpAddress address : v6) {
      sink.consume(map.longestMatchOr(address, NONE));
    }
  }

  /** One look-up of an IPv4 address, its block wanted too. */
  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public void ipv4Entry(Blackhole sink) {
    for (IpAddress address : v4) {
      Optional<PrefixMap.Entry<String>> entry = map.longestMatch(address);
      sink.consume(entry);
    }
  }

  /** All blocks round an IPv4 address. */
  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public void ipv4Covering(Blackhole sink) {
    for (IpAddress address : v4) {
      sink.consume(map.covering(address));
    }
  }

  /** A binary search for an IPv4 address among the first addresses of the blocks: a yardstick. */
  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public void ipv4BinarySearch(Blackhole sink) {
    for (IpAddress address : v4) {
      sink.consume(Arrays.binarySearch(starts, address.low()));
    }
  }

  /** From text in memory to the finished map: 989,626 lines. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public PrefixMap<String> buildFromText() {
    return table.build();
  }
}
