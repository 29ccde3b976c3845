package org.entrepot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RealDataTest {
  @Test
  @Tag(RealData.TAG)
  void the_two_studies_stand_in_the_real_data() {
    assertThat(RealData.path("see-2017.yaml")).isRegularFile();
    assertThat(RealData.path("middle-east-2019.yaml")).isRegularFile();
  }
}
