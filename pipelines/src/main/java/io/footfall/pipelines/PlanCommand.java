package io.footfall.pipelines;

@picocli.CommandLine.Command(name = "plan")
final class PlanCommand implements Runnable {
  public void run() {}
}
