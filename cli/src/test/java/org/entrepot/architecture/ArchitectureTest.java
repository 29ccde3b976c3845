package org.entrepot.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the picture of ARCHITECTURE.md: what each package may import, and which library is whose.
 */
class ArchitectureTest {
  private static final String ROOT = "org.entrepot.";

  /** Each package with those that it may import, in the order of the street. */
  private static final Map<String, Set<String>> STREET = new LinkedHashMap<>();

  static {
    STREET.put("net", Set.of());
    STREET.put("dns", Set.of("net"));
    STREET.put("dataset", Set.of());
    STREET.put("result", Set.of("net", "dns", "dataset"));
    STREET.put("atlas", Set.of("net", "dataset", "result"));
    STREET.put("annotate", Set.of("net", "dataset"));
    STREET.put("path", Set.of("net"));
    STREET.put("border", Set.of("net", "annotate"));
    STREET.put("infer", Set.of("net", "result", "annotate", "path", "border"));
    STREET.put("locate", Set.of("net", "annotate", "path"));
    STREET.put("stats", Set.of());
    STREET.put("aggregate", Set.of("net", "path", "stats"));
    STREET.put("graph", Set.of("net", "annotate", "path"));
    STREET.put("rank", Set.of("net", "stats"));
    STREET.put("multiverse", Set.of("net", "annotate", "path", "stats", "aggregate", "rank"));
    STREET.put(
        "landscape", Set.of("net", "dataset", "annotate", "path", "stats", "aggregate", "rank"));
    STREET.put("catchment", Set.of("net", "dns", "result", "annotate", "locate", "stats", "rank"));
    STREET.put("detour", Set.of("net", "path", "locate", "stats", "aggregate"));
    STREET.put("claim", Set.of("net", "stats", "rank"));
    STREET.put(
        "study",
        Set.of(
            "multiverse",
            "net",
            "dataset",
            "result",
            "annotate",
            "path",
            "border",
            "infer",
            "locate",
            "stats",
            "aggregate",
            "graph",
            "rank",
            "catchment",
            "detour",
            "claim",
            "landscape"));
    // What makes the worlds and what studies them share words and files, and no heuristic.
    STREET.put("simulator", Set.of("net", "dataset"));
    STREET.put(
        "report",
        Set.of(
            "net",
            "dataset",
            "annotate",
            "path",
            "locate",
            "stats",
            "rank",
            "catchment",
            "detour",
            "claim",
            "multiverse",
            "landscape",
            "study"));
    STREET.put(
        "score",
        Set.of(
            "net",
            "dataset",
            "result",
            "annotate",
            "path",
            "infer",
            "locate",
            "stats",
            "aggregate",
            "rank",
            "study"));
    STREET.put(
        "cli",
        Set.of(
            "net",
            "dns",
            "dataset",
            "result",
            "atlas",
            "annotate",
            "path",
            "infer",
            "locate",
            "stats",
            "rank",
            "catchment",
            "claim",
            "study",
            "report",
            "score",
            "simulator"));
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("test-classes"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.entrepot");

  /** The layers of which each may be seen by those only that name it. */
  private static ArchRule street(Map<String, Set<String>> street) {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : street.keySet()) {
      layers = layers.layer(name).definedBy(ROOT + name + "..");
    }
    for (String name : street.keySet()) {
      String[] users =
          street.entrySet().stream()
              .filter(entry -> entry.getValue().contains(name))
              .map(Map.Entry::getKey)
              .toArray(String[]::new);
      layers =
          users.length == 0
              ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
              : layers.whereLayer(name).mayOnlyBeAccessedByLayers(users);
    }
    return layers;
  }

  @Test
  void data_flows_one_way() {
    street(STREET).check(CLASSES);
  }

  @Test
  void every_package_has_its_place_on_the_street() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("org.entrepot"))
                .map(name -> name.substring(ROOT.length()).replaceAll("\\..*", ""))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(STREET.keySet());
  }

  @Test
  void an_import_back_up_the_street_is_found() {
    // The same street with the permission for an import that exists taken away.
    Map<String, Set<String>> narrower = new LinkedHashMap<>(STREET);
    narrower.put("result", Set.of("dataset"));
    assertThatThrownBy(() -> street(narrower).check(CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("result")
        .hasMessageContaining("net");
  }

  @Test
  void there_is_no_circle_between_packages() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> a_library_is_the_business_of_one_package() {
    Map<String, List<String>> owners =
        Map.ofEntries(
            Map.entry("okhttp3..", List.of("atlas")),
            Map.entry("okio..", List.of("atlas")),
            Map.entry("org.jgrapht..", List.of("graph")),
            Map.entry("com.google.re2j..", List.of("annotate")),
            Map.entry("com.maxmind..", List.of("annotate")),
            Map.entry("picocli..", List.of("cli")),
            Map.entry("me.tongfei..", List.of("cli")),
            Map.entry("org.apache.commons.compress..", List.of("dataset")),
            Map.entry("io.airlift..", List.of("dataset")),
            Map.entry("org.apache.commons.rng..", List.of("stats")),
            Map.entry("org.apache.commons.statistics..", List.of("stats")),
            Map.entry("gg.jte..", List.of("report")));
    return owners.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      String[] homes =
                          entry.getValue().stream()
                              .map(name -> ROOT + name + "..")
                              .toArray(String[]::new);
                      noClasses()
                          .that()
                          .resideOutsideOfPackages(homes)
                          .should()
                          .dependOnClassesThat()
                          .resideInAPackage(entry.getKey())
                          .check(CLASSES);
                    }));
  }

  @Test
  void no_Jackson_type_stands_in_a_public_signature() {
    noPublicSignatureMentions("com.fasterxml.jackson..");
  }

  @Test
  void no_OkHttp_type_stands_in_a_public_signature() {
    noPublicSignatureMentions("okhttp3..");
    noPublicSignatureMentions("okio..");
  }

  private static void noPublicSignatureMentions(String library) {
    ArchRuleDefinition.codeUnits()
        .that()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .arePublic()
        .should(mentionNothingOf(library))
        .check(CLASSES);
  }

  private static ArchCondition<JavaCodeUnit> mentionNothingOf(String library) {
    return new ArchCondition<>("mention nothing of " + library) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean clean =
            not(resideInAPackage(library)).test(unit.getRawReturnType())
                && unit.getRawParameterTypes().stream().noneMatch(resideInAPackage(library));
        boolean visible = unit.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
        if (visible && !clean) {
          events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
        }
      }
    };
  }

  @Test
  void no_package_is_called_util_impl_or_manager() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..impl..", "..manager..", "..common..", "..helper..")
        .check(CLASSES);
  }
}
