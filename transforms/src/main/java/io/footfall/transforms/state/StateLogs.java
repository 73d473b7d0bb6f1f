package io.footfall.transforms.state;

import java.io.IOException;

/** Logs that the driver keeps around a state's pipeline. They decide no row. */
public interface StateLogs {
  /** A state without logs. */
  StateLogs NONE =
      new StateLogs() {
        @Override
        public boolean complete(StateRun run) {
          return true;
        }

        @Override
        public void begin(StateRun run) {}

        @Override
        public void end(StateRun run) {}
      };

  /**
   * Whether everything the logs need of the units is there. If not, a state runs again although its
   * tables are sealed; they come out equal and are left alone.
   */
  boolean complete(StateRun run) throws IOException;

  /** Before the first unit runs. */
  void begin(StateRun run) throws IOException;

  /** Once the tables are sealed, also when they were sealed before. */
  void end(StateRun run) throws IOException;
}
