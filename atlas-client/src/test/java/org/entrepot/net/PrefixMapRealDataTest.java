package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(RealData.TAG)
class PrefixMapRealDataTest {
  private static final String TABLE = "ip2as/2021-04-16-routeviews-prefix-origin.tsv.gz";

  private final List<Prefix> blocks = new ArrayList<>();
  private final Map<Prefix, String> origins = new HashMap<>();

  private PrefixMap<String> load() throws IOException {
    Map<String, String> shared = new HashMap<>();
    PrefixMap.Builder<String> builder = PrefixMap.builder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.path(TABLE))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        Prefix block = Prefix.parse(line.substring(0, tab));
        String origin = shared.computeIfAbsent(line.substring(tab + 1), key -> key);
        builder.put(block, origin);
        blocks.add(block);
        origins.put(block, origin);
      }
    }
    return builder.build();
  }

  @Test
  void a_full_routing_table_is_small_and_answers_as_a_search_by_length_does() throws IOException {
    PrefixMap<String> map = load();

    assertThat(blocks).hasSize(989_626);
    assertThat(map.size()).isEqualTo(origins.size());
    assertThat(map.bytes()).isLessThan(16_000_000);
    for (long seed = 1; seed <= 5; seed++) {
      Generated generated = new Generated(seed);
      for (int i = 0; i < 20_000; i++) {
        IpAddress address = generated.inside(blocks.get(generated.below(blocks.size())));
        List<PrefixMap.Entry<String>> expected = byLength(address);
        Optional<PrefixMap.Entry<String>> longest = Optional.of(expected.get(expected.size() - 1));
        if (!map.covering(address).equals(expected) || !map.longestMatch(address).equals(longest)) {
          String question = "seed " + seed + ", address " + address;
          assertThat(map.covering(address)).as(question).isEqualTo(expected);
          assertThat(map.longestMatch(address)).as(question).isEqualTo(longest);
        }
      }
    }
  }

  private List<PrefixMap.Entry<String>> byLength(IpAddress address) {
    List<PrefixMap.Entry<String>> found = new ArrayList<>();
    for (int length = 0; length <= address.family().bits(); length++) {
      Prefix candidate = new Prefix(address, length);
      String origin = origins.get(candidate);
      if (origin != null) {
        found.add(new PrefixMap.Entry<>(candidate, origin));
      }
    }
    return found;
  }
}
