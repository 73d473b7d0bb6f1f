package io.footfall.runners.flink;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.AddressResolution;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystemLoader;

/**
 * Flink's own RPC system, loaded once a process. Flink by itself unpacks a jar of 22 MB and loads
 * 1,450 classes of it anew for every embedded cluster, so for every state: seconds of CPU, as what
 * was compiled goes with its classes.
 */
public final class OneRpcSystem implements RpcSystemLoader {
  private static RpcSystem loaded;

  @Override
  public int getLoadPriority() {
    return new PekkoRpcSystemLoader().getLoadPriority() - 1;
  }

  @Override
  public RpcSystem loadRpcSystem(Configuration configuration) {
    return new Open(load(configuration));
  }

  private static synchronized RpcSystem load(Configuration configuration) {
    if (loaded == null) {
      RpcSystem system = new PekkoRpcSystemLoader().loadRpcSystem(configuration);
      Runtime.getRuntime().addShutdownHook(new Thread(system::close, "footfall-rpc"));
      loaded = system;
    }
    return loaded;
  }

  /** Stays open when a cluster closes it; its unpacked jar goes when the process ends. */
  private record Open(RpcSystem system) implements RpcSystem {
    @Override
    public RpcServiceBuilder localServiceBuilder(Configuration configuration) {
      return system.localServiceBuilder(configuration);
    }

    @Override
    public RpcServiceBuilder remoteServiceBuilder(
        Configuration configuration, String address, String ports) {
      return system.remoteServiceBuilder(configuration, address, ports);
    }

    @Override
    public String getRpcUrl(
        String host,
        int port,
        String endpoint,
        AddressResolution resolution,
        Configuration configuration)
        throws UnknownHostException {
      return system.getRpcUrl(host, port, endpoint, resolution, configuration);
    }

    @Override
    public InetSocketAddress getInetSocketAddressFromRpcUrl(String url) throws Exception {
      return system.getInetSocketAddressFromRpcUrl(url);
    }

    @Override
    public long getMaximumMessageSizeInBytes(Configuration configuration) {
      return system.getMaximumMessageSizeInBytes(configuration);
    }
  }
}
