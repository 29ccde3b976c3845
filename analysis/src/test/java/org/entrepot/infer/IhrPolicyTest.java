package org.entrepot.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name {@code ihr} among the policies. */
class IhrPolicyTest {
  @TempDir Path folder;

  @Test
  void the_policy_has_a_name_and_no_rule_to_leave_out() {
    assertThat(PathPolicy.named("ihr")).contains(PathPolicy.ihr());
    assertThat(PathPolicy.ihr().name()).isEqualTo("ihr");
    assertThat(PathPolicy.ihr().rules()).isEmpty();
    assertThat(PathPolicy.choices()).contains("strict, ihr, and strict-without-RULE");
    assertThatThrownBy(() -> PathPolicy.ihr().without("gaps"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rule \"gaps\" to leave out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IHR", "ihr-", "ihr-without-", "ihr-without-gaps", "strict-ihr", " ihr"})
  void a_name_that_is_nearly_ihr_is_none(String name) {
    assertThat(PathPolicy.named(name)).isEmpty();
  }

  @Test
  void paths_under_it_are_those_of_IHR() {
    AddressBook book = new SmallWorld(folder).book();
    Traceroute trace = SmallWorld.trace(2, "11.9.0.9", "11.2.0.1", "*", "11.3.0.1");
    assertThat(TracePaths.with(book).under(PathPolicy.ihr()).path(trace))
        .isEqualTo(IhrPaths.with(book).path(trace))
        .isNotEqualTo(TracePaths.with(book).path(trace));
  }
}
