package io.footfall.pipelines;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Tells the virtual machine which methods its optimising compiler leaves alone: {@code
 * runners/dist/compiler-directives.json}. Given as a flag the machine would report them on standard
 * output. Speed alone depends on them.
 */
final class CompilerDirectives {
  /** System property with the path of the file; set by the launcher. */
  static final String FILE = "footfall.compiler.directives";

  private CompilerDirectives() {}

  /** Adds the directives of {@link #FILE}, if it is set, while the program starts. */
  static void addInBackground() {
    String file = System.getProperty(FILE);
    if (file != null) {
      Thread adding = new Thread(() -> add(file), "compiler-directives");
      adding.setDaemon(true);
      adding.start();
    }
  }

  /**
   * Adds the directives of a file.
   *
   * @return what the machine says, or why it has none
   */
  static String add(String file) {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "compilerDirectivesAdd",
                  new Object[] {new String[] {file}},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      // Another virtual machine, which compiles as it likes.
      return e.toString();
    }
  }
}
