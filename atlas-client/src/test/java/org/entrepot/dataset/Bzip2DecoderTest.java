package org.entrepot.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

/** What commons-compress wrote must come back, and nothing else must come. */
class Bzip2DecoderTest {
  /** Bits of a stream's header, and of its end. */
  private static final int HEADER = 32;

  private static final int FOOTER = 80;

  private static byte[] compress(byte[] bytes, int level) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream to = new BZip2CompressorOutputStream(out, level)) {
      to.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] decompress(byte[] bytes) throws IOException {
    try (Bzip2Stream in = new Bzip2Stream(new ByteArrayInputStream(bytes), 2)) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(SplittableRandom random, int kind, int length) {
    byte[] bytes = new byte[length];
    switch (kind) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> Arrays.fill(bytes, (byte) random.nextInt());
      case 2 -> { // runs about as long as one count can say, 4 and 255 more
        for (int i = 0; i < length; ) {
          int run = random.nextInt(4) == 0 ? random.nextInt(250, 270) : random.nextInt(1, 7);
          int end = Math.min(length, i + run);
          Arrays.fill(bytes, i, end, (byte) random.nextInt(3));
          i = end;
        }
      }
      case 3 -> { // a period: rows of the transform that are alike
        int period = random.nextInt(1, 12);
        for (int i = 0; i < length; i++) {
          bytes[i] = (byte) (i < period ? random.nextInt() : bytes[i - period]);
        }
      }
      case 4 -> { // few bytes often and many seldom: short codes, and long ones
        for (int i = 0; i < length; i++) {
          bytes[i] = (byte) Math.min(255, Math.floor(-6 * Math.log(1 - random.nextDouble())));
        }
      }
      default -> { // lines of text that are much alike
        for (int i = 0; i < length; i++) {
          boolean fresh = i < 90 || random.nextInt(12) == 0;
          bytes[i] = fresh ? (byte) ('0' + random.nextInt(40)) : bytes[i - 90];
        }
      }
    }
    return bytes;
  }

  @Test
  void whatever_was_compressed_comes_back() throws IOException {
    for (long seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int level = random.nextInt(1, 10);
      int length =
          switch ((int) seed % 5) {
            case 0 -> random.nextInt(6);
            case 1 -> level * 100_000 + random.nextInt(-40, 10);
            default -> random.nextInt(1, 60_000);
          };
      byte[] bytes = bytes(random, random.nextInt(6), length);
      assertThat(Arrays.equals(decompress(compress(bytes, level)), bytes))
          .as("seed %d, %d bytes, level %d", seed, length, level)
          .isTrue();
    }
  }

  @Test
  void one_decoder_decodes_many_blocks_damaged_ones_between() throws IOException {
    Bzip2Decoder decoder = new Bzip2Decoder();
    int given = 0;
    for (long seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = bytes(random, random.nextInt(6), random.nextInt(1, 1_500));
      byte[] stream = compress(bytes, 1);
      int end = endOfBlock(stream);
      byte[] damaged = Arrays.copyOf(stream, stream.length + Bzip2Decoder.PADDING);
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        damaged[random.nextInt(10, stream.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      boolean whole = Arrays.equals(stream, Arrays.copyOf(damaged, stream.length));
      try {
        assertThat(decoder.decode(damaged, HEADER, end)).as("seed %d", seed).isEqualTo(bytes);
        given++;
      } catch (IOException e) {
        assertThat(whole).as("seed %d: %s", seed, e.getMessage()).isFalse();
      }
    }
    assertThat(given).isGreaterThan(700);
  }

  /** Less than a byte of padding follows the footer, whose mark is looked for. */
  private static int endOfBlock(byte[] stream) {
    int[] end = new int[1];
    new Bzip2Bits()
        .append(
            stream,
            stream.length,
            (bit, isEnd) ->
                end[0] = isEnd && bit > stream.length * 8L - 8 - FOOTER ? (int) bit : end[0]);
    return end[0];
  }

  @Test
  void a_block_of_random_bits_is_refused() {
    Bzip2Decoder decoder = new Bzip2Decoder();
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int bits = random.nextInt(1, 4_000);
      byte[] noise = new byte[bits / 8 + 1 + Bzip2Decoder.PADDING];
      random.nextBytes(noise);
      int at = 48 / 8 + 4; // behind mark and checksum: not randomised, a row, few bytes occur
      noise[at] &= 0x7F;
      noise[at + 1] = 0;
      noise[at + 2] = 0;
      noise[at + 3] = random.nextBoolean() ? (byte) 0 : noise[at + 3];
      assertThatThrownBy(() -> decoder.decode(noise, 0, bits))
          .as("seed %d", seed)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_block_is_not_taken_if_it_ends_sooner_or_later_than_it_should() throws IOException {
    byte[] stream = compress(bytes(new SplittableRandom(1), 5, 3_000), 1);
    int end = endOfBlock(stream);
    byte[] padded = Arrays.copyOf(stream, stream.length + Bzip2Decoder.PADDING);
    Bzip2Decoder decoder = new Bzip2Decoder();
    assertThat(decoder.decode(padded, HEADER, end)).hasSize(3_000);
    for (int wrong = HEADER; wrong <= stream.length * 8; wrong += 1 + wrong % 3) {
      int to = wrong == end ? end + 1 : wrong;
      assertThatThrownBy(() -> decoder.decode(padded, HEADER, to))
          .as("bit %d", to)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void randomised_blocks_of_old_are_refused_by_name() throws IOException {
    byte[] stream = compress(new byte[] {1, 2, 3}, 1);
    stream[HEADER / 8 + 10] |= (byte) 0x80;
    assertThatThrownBy(() -> decompress(stream)).hasMessageContaining("randomised");
  }
}
