package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs every Java snippet of the documents on the client, as it stands there, against
 * the local server. A snippet that makes no client finds one as {@code atlas}; {@code measurement},
 * {@code nextMonday}, {@code mirror} and {@code line} are what they say.
 */
class SnippetsTest {
  private static final List<String> DOCUMENTS =
      List.of("docs/atlas-client.md", "docs/results.md", "docs/migration.md", "README.md");

  private static final Pattern SNIPPET =
      Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path folder;

  /** One snippet: where it stands, and the class that it becomes. */
  private record Snippet(String document, int line, String code) {
    String name() {
      return "Snippet_" + document.replaceAll("\\W", "_") + "_" + line;
    }

    String qualifiedName() {
      return "org.entrepot.atlas." + name();
    }

    String source() {
      String local =
          code.replace("AtlasClient.create()", "world.client().build()")
              .replace("AtlasClient.builder()", "world.client()")
              .replaceAll("Path\\.of\\((\"[^\"]*\")\\)", "folder.resolve($1)");
      boolean makesOne = !local.equals(code) && local.contains("world.client()");
      return """
          package org.entrepot.atlas;

          import java.io.*;
          import java.nio.file.*;
          import java.time.*;
          import java.util.*;
          import java.util.stream.*;
          import org.entrepot.dataset.*;
          import org.entrepot.dns.*;
          import org.entrepot.net.*;
          import org.entrepot.result.*;

          class %s {
            static void run(GuideWorld world, Path folder) throws Exception {
              long measurement = StreamServer.MEASUREMENT;
              Instant nextMonday = Instant.parse("2026-11-30T00:00:00Z");
              java.net.URI mirror = world.mirror();
              String line = StreamServer.result(1001, 1_700_000_000);
              %s{
          %s
              }
            }
          }
          """
          .formatted(
              name(),
              makesOne ? "" : "try (var atlas = world.client().apiKey(AtlasServer.KEY).build()) ",
              local);
    }
  }

  /** A source or a class that lies in memory. */
  private static final class InMemory extends SimpleJavaFileObject {
    private final String source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    InMemory(String name, Kind kind, String source) {
      super(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return source;
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static Path root() {
    return Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
  }

  private static List<Snippet> snippets() throws IOException {
    List<Snippet> all = new ArrayList<>();
    for (String document : DOCUMENTS) {
      Path file = document.equals("README.md") ? module() : root().resolve(document);
      String text = Files.readString(file, StandardCharsets.UTF_8);
      for (MatchResult match : SNIPPET.matcher(text).results().toList()) {
        int line = 1 + (int) text.substring(0, match.start(1)).lines().count();
        all.add(new Snippet(document, line, match.group(1)));
      }
    }
    return all;
  }

  private static Path module() {
    return root().resolve("atlas-client").resolve("README.md");
  }

  private static Map<String, byte[]> compile(List<Snippet> snippets) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, InMemory> classes = new TreeMap<>();
    List<JavaFileObject> sources = new ArrayList<>();
    for (Snippet snippet : snippets) {
      sources.add(
          new InMemory(snippet.qualifiedName(), JavaFileObject.Kind.SOURCE, snippet.source()));
    }
    try (JavaFileManager files =
        new ForwardingJavaFileManager<>(compiler.getStandardFileManager(problems, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, javax.tools.FileObject of) {
            return classes.computeIfAbsent(name, key -> new InMemory(key, kind, ""));
          }
        }) {
      List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-proc:none");
      boolean compiled = compiler.getTask(null, files, problems, options, null, sources).call();
      assertThat(compiled).as(() -> problems.getDiagnostics().toString()).isTrue();
    }
    Map<String, byte[]> bytes = new TreeMap<>();
    classes.forEach((name, file) -> bytes.put(name, file.bytes.toByteArray()));
    return bytes;
  }

  @TestFactory
  Stream<DynamicTest> every_snippet_runs() throws Exception {
    List<Snippet> snippets = snippets();
    assertThat(snippets).isNotEmpty();
    Map<String, Class<?>> classes = new TreeMap<>();
    for (Map.Entry<String, byte[]> compiled : compile(snippets).entrySet()) {
      classes.put(compiled.getKey(), MethodHandles.lookup().defineClass(compiled.getValue()));
    }
    return snippets.stream()
        .map(
            snippet ->
                DynamicTest.dynamicTest(
                    snippet.document() + ", line " + snippet.line(),
                    () -> run(Objects.requireNonNull(classes.get(snippet.qualifiedName())))));
  }

  private void run(Class<?> snippet) throws Exception {
    PrintStream console = System.out;
    PrintStream errors = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    try (GuideWorld world = new GuideWorld()) {
      snippet
          .getDeclaredMethod("run", GuideWorld.class, Path.class)
          .invoke(null, world, Files.createTempDirectory(folder, "snippet"));
    } finally {
      System.setOut(console);
      System.setErr(errors);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).as("what it prints").isNotBlank();
  }
}
