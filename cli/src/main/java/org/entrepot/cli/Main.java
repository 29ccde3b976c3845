package org.entrepot.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code entrepot} command. */
@Command(
    name = "entrepot",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description = {
      "Finds the operators and the cities that a region's Internet paths go through.",
      "Works on files; only atlas and fetch go online."
    },
    subcommands = {
      DemoCommand.class,
      StudyCommand.class,
      FetchCommand.class,
      PathsCommand.class,
      ResultsCommand.class,
      InspectCommand.class,
      RankCommand.class,
      CompareCommand.class,
      ExplainCommand.class,
      AtlasCommand.class,
      SimulateCommand.class,
      ScoreCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:the user's mistake",
      "3:incomplete: an input is damaged or cut short, or not all that was named is there",
      "4:verification failed",
      "130:interrupted"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot demo",
      "      goes the whole way offline, on a synthetic region",
      "  entrepot study see-2017.yaml --out out",
      "      and then open out/report.html in a browser."
    })
public final class Main implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  private final OutputStream out;
  private final Map<String, String> environment;

  private final Terminal terminal;

  private Main(OutputStream out, Map<String, String> environment, Terminal terminal) {
    this.out = out;
    this.environment = environment;
    this.terminal = terminal;
  }

  /** Where data goes; not to be closed. */
  OutputStream out() {
    return out;
  }

  /** The variables of the environment. */
  Map<String, String> environment() {
    return environment;
  }

  /** Where the user can be asked. */
  Terminal terminal() {
    return terminal;
  }

  /** Runs the command and ends the process with its status. */
  public static void main(String... args) {
    System.exit(
        run(
            new FileOutputStream(FileDescriptor.out),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            System.getenv(),
            Terminal.ofProcess(),
            args));
  }

  /** Runs the command with these outputs and an empty environment, and gives its status. */
  static int run(OutputStream out, PrintWriter err, String... args) {
    return run(out, err, Map.of(), Terminal.NONE, args);
  }

  /** Runs the command with these outputs, environment and terminal, and gives its status. */
  static int run(
      OutputStream out,
      PrintWriter err,
      Map<String, String> environment,
      Terminal terminal,
      String... args) {
    StandardOutput data = new StandardOutput(out);
    PrintWriter words = new PrintWriter(data, true, StandardCharsets.UTF_8);
    boolean plain = java.util.Arrays.asList(args).contains("--no-color");
    CommandLine command =
        AtlasCommand.withVerbs(new CommandLine(new Main(data, environment, terminal)), args)
            .setOut(words)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new Failures(data))
            .setParameterExceptionHandler(Main::misused);
    if (plain) {
      command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
    int status;
    try {
      status = command.execute(args);
    } catch (OutOfMemoryError e) {
      err.println("entrepot: " + Failures.NO_MEMORY);
      status = Failures.FAILED;
    }
    words.flush();
    return data.judge(status, err);
  }

  /** One sentence, and where help is; never the whole usage, under which the sentence is lost. */
  private static int misused(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("entrepot: " + error.getMessage());
    err.println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
    return 2;
  }

  @Override
  public void run() {
    CommandLine command = java.util.Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
  }

  /** The version of the build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"entrepot " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
