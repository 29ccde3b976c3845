package org.entrepot.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.entrepot.dns.DnsFault.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Messages are damaged at random. The law: reading them never throws and never hangs, everything
 * that was read can be printed, and less is read than the header claims only if a fault says so.
 */
class DnsFuzzTest {
  private static final int ITERATIONS = 60_000;

  /** Bytes that mean something: ends, lengths, pointers. */
  private static final int[] TELLING = {0, 1, 2, 4, 12, 41, 63, 64, 127, 128, 192, 193, 255};

  @Test
  void damaged_messages_are_read_as_far_as_they_go() throws Exception {
    List<byte[]> seeds = seeds();
    Set<Reason> met = EnumSet.noneOf(Reason.class);
    for (long seed = 0; seed < ITERATIONS; seed++) {
      byte[] damaged = damage(seeds, new SplittableRandom(seed));
      String what = "seed " + seed + ": " + HexFormat.of().formatHex(damaged);
      try {
        check(damaged, met);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(what, e);
      }
    }
    assertThat(met).containsExactlyInAnyOrder(Reason.values());
  }

  @Test
  void noise_is_read_in_no_time() {
    for (long seed = 0; seed < 200; seed++) {
      byte[] noise = new byte[65_535];
      new SplittableRandom(seed).nextBytes(noise);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> check(noise, EnumSet.noneOf(Reason.class)), "seed " + seed);
    }
  }

  private static void check(byte[] bytes, Set<Reason> met) {
    DnsMessage message = DnsMessage.parse(bytes);
    DnsHeader header = message.header();
    int claimed = header.qdcount() + header.ancount() + header.nscount() + header.arcount();
    int read = message.questions().size();
    for (List<DnsRecord> section :
        List.of(message.answers(), message.authority(), message.additional())) {
      read += section.size();
      for (DnsRecord record : section) {
        assertThat(record.text()).isNotEmpty().matches("[ -~]*");
        assertThat(DnsName.parse(record.name().text())).isEqualTo(record.name());
      }
    }
    message.texts().forEach(text -> assertThat(text).matches("[ -~]*"));
    assertThat(message.rcode().toString()).isNotEmpty();
    for (DnsFault fault : message.faults()) {
      met.add(fault.reason());
      assertThat(fault.offset()).isBetween(0, bytes.length);
    }
    boolean stopped =
        message.faults().stream()
            .anyMatch(fault -> fault.stopped() && fault.reason() != Reason.EXTRA_BYTES);
    assertThat(stopped).isEqualTo(bytes.length < 12 || read < claimed);
    assertThat(DnsMessage.parse(bytes)).isEqualTo(message);
  }

  /** The messages of the other tests, one for each vector. */
  private static List<byte[]> seeds() throws Exception {
    List<byte[]> seeds =
        new ArrayList<>(List.of(Messages.bytes(Messages.CHAOS), Messages.bytes(Messages.REFERRAL)));
    String label = "3f" + Messages.repeat('a', 63);
    String question = "00" + "00010001" + label + "c00c" + "00010001"; // of 257 bytes
    seeds.add(Messages.bytes(Messages.header(2, 0, 0, 0) + label.repeat(3) + question));
    for (Arguments vector : RdataTextTest.vectors().toList()) {
      int type = DnsType.parse((String) vector.get()[0]).code();
      String record = Messages.record(type, 1, (String) vector.get()[1]);
      String opt = Messages.record(41, 1232, "000300036e7331");
      seeds.add(Messages.bytes(Messages.header(0, 2, 0, 1) + record + record + opt));
    }
    return seeds;
  }

  private static byte[] damage(List<byte[]> seeds, SplittableRandom random) {
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 0; times--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) TELLING[random.nextInt(TELLING.length)];
        case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        case 4 -> {
          byte[] other = seeds.get(random.nextInt(seeds.size()));
          bytes =
              Messages.join(
                  Arrays.copyOf(bytes, at),
                  Arrays.copyOfRange(other, other.length / 2, other.length));
        }
        default -> {
          byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
          bytes = Messages.join(Arrays.copyOf(bytes, at), new byte[random.nextInt(300)], tail);
        }
      }
    }
    return bytes;
  }
}
