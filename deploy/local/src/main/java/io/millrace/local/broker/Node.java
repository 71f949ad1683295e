package io.millrace.local.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** One broker of a quorum: its number, from 1, and its two ports on the loopback interface. */
record Node(int id, int clientPort, int controllerPort) {

    static final String HOST = "localhost";

    String bootstrap() {
        return HOST + ":" + clientPort;
    }

    String voter() {
        return id + "@" + HOST + ":" + controllerPort;
    }

    /** A node on the wanted client port; 0 for any free one. Voters must name the controller's port, so it is chosen here. */
    static Node choose(int wantedPort) {
        if (wantedPort == 0) {
            return chooseMany(1).get(0);
        }
        requireFree(wantedPort);
        return new Node(1, wantedPort, freePorts(1).get(0));
    }

    static List<Node> chooseMany(int count) {
        List<Integer> ports = freePorts(2 * count);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(new Node(i + 1, ports.get(2 * i), ports.get(2 * i + 1)));
        }
        return nodes;
    }

    /** All are held open until the last one is chosen, so that they differ. */
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ServerSocket socket = bind(0);
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } catch (IOException e) {
            throw new BrokerException("no free port on " + HOST + ": " + e.getMessage(), e);
        } finally {
            held.forEach(Node::close);
        }
    }

    private static void requireFree(int port) {
        try {
            close(bind(port));
        } catch (IOException e) {
            throw new BrokerException(
                    "port " + port + " of " + HOST + " is in use by another program, or not allowed (" + e.getMessage()
                            + "). Choose another one with --port, or --port 0 for any free one",
                    e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket;
        } catch (IOException e) {
            close(socket);
            throw e;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new BrokerException("could not let go of port " + socket.getLocalPort(), e);
        }
    }
}
