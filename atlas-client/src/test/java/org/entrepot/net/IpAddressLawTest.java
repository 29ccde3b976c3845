package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.entrepot.net.IpAddress.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IpAddressLawTest {
  private static final String ALPHABET = "0123456789abcdefABCDEF::::....%/ g-+\u0000\u00ff";

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_printed_is_read_back(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 2_000; i++) {
      for (Family family : Family.values()) {
        IpAddress address = generated.address(family);
        String text = address.toString();
        assertThat(IpAddress.parse(text)).as("%s, seed %d", text, seed).isEqualTo(address);
        assertThat(IpAddress.parse(text.toUpperCase(Locale.ROOT)))
            .as("%s in capitals, seed %d", text, seed)
            .isEqualTo(address);
      }
    }
  }

  /** The JDK as a second reader. Only literals are shown to it, so it asks no resolver. */
  @ParameterizedTest
  @MethodSource("seeds")
  void the_jdk_reads_the_same_bits(long seed) throws UnknownHostException {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 2_000; i++) {
      IpAddress v4 = generated.v4();
      byte[] four = ByteBuffer.allocate(4).putInt((int) v4.low()).array();
      assertThat(InetAddress.getByName(v4.toString()))
          .as("%s, seed %d", v4, seed)
          .isEqualTo(Inet4Address.getByAddress(four));
      IpAddress v6 = generated.v6();
      byte[] sixteen = ByteBuffer.allocate(16).putLong(v6.high()).putLong(v6.low()).array();
      assertThat(InetAddress.getByName(v6.toString()))
          .as("%s, seed %d", v6, seed)
          .isEqualTo(Inet6Address.getByAddress(sixteen)); // IPv4 where mapped, on both sides
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void full_forms_are_read_too(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 500; i++) {
      IpAddress address = generated.v6();
      String hex = String.format(Locale.ROOT, "%016x%016x", address.high(), address.low());
      String full = hex.replaceAll("(.{4})(?!$)", "$1:");
      String dotted =
          full.substring(0, 30) + IpAddress.v4((int) address.low()); // the last two groups
      assertThat(IpAddress.parse(full)).as("%s, seed %d", full, seed).isEqualTo(address);
      assertThat(IpAddress.parse(dotted)).as("%s, seed %d", dotted, seed).isEqualTo(address);
    }
  }

  /** One law: never throws, and what it takes for an address is one. */
  @ParameterizedTest
  @MethodSource("seeds")
  void no_bytes_make_the_reader_throw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Generated generated = new Generated(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes =
          switch (random.nextInt(3)) {
            case 0 -> noise(random);
            case 1 -> ascii(generated.v4().toString());
            default -> ascii(generated.v6().toString());
          };
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      for (int to = 0; to <= bytes.length; to++) {
        readsNothingBut(bytes, to, seed);
      }
    }
  }

  private static byte[] noise(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(48)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return bytes;
  }

  private static void readsNothingBut(byte[] bytes, int to, long seed) {
    String text = new String(bytes, 0, to, StandardCharsets.ISO_8859_1);
    Optional<IpAddress> read = Optional.empty();
    try {
      read = IpAddress.tryParse(bytes, 0, to);
    } catch (RuntimeException e) {
      throw new AssertionError("\"" + text + "\", seed " + seed, e);
    }
    if (read.isPresent()) {
      String again = read.get().toString();
      assertThat(IpAddress.parse(again)).as("%s, seed %d", text, seed).isEqualTo(read.get());
      assertThatCode(() -> assertThat(InetAddress.getByName(text)).isNotNull())
          .as("\"%s\" is no literal to the JDK, seed %d", text, seed)
          .doesNotThrowAnyException();
    }
  }
}
