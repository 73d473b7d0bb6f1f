package io.footfall.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystemLoader;
import org.junit.jupiter.api.Test;

/** A cluster that follows another in one process finds the classes of the first. */
class OneRpcSystemTest {
  private static Class<?> service(RpcSystem loaded) throws Exception {
    try (RpcSystem system = loaded) {
      RpcService service = system.localServiceBuilder(new Configuration()).createAndStart();
      service.closeAsync().get();
      return service.getClass();
    }
  }

  @Test
  void aClosedSystemServesTheNextCluster() throws Exception {
    Class<?> first = service(RpcSystem.load());
    assertThat(service(RpcSystem.load()), is(sameInstance(first)));
  }

  /** What it is there for; should Flink mend it, it may go. */
  @Test
  void flinkItselfLoadsItsClassesAnew() throws Exception {
    PekkoRpcSystemLoader flink = new PekkoRpcSystemLoader();
    Class<?> first = service(flink.loadRpcSystem(new Configuration()));
    assertThat(
        service(flink.loadRpcSystem(new Configuration())), is(not(sameInstance((Object) first))));
  }
}
