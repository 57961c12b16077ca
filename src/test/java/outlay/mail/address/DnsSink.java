package outlay.mail.address;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A DNS server on loopback, over UDP and TCP, that answers as its zone says. */
public final class DnsSink implements AutoCloseable {
    /** What a name answers: records in master file form, or a failure. */
    public record Zone(int rcode, boolean silent, boolean truncated, List<String> records) {
        public static Zone of(String... records) {
            return new Zone(Rcode.NOERROR, false, false, List.of(records));
        }

        public static Zone failing(int rcode) {
            return new Zone(rcode, false, false, List.of());
        }

        public static Zone mute() {
            return new Zone(Rcode.NOERROR, true, false, List.of());
        }

        public Zone overTcp() {
            return new Zone(rcode, silent, true, records);
        }
    }

    private final ServerSocket tcp = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final DatagramSocket udp =
            new DatagramSocket(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
    private final Map<String, Zone> zones = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();

    public DnsSink() throws IOException {
        start(this::serveUdp);
        start(this::serveTcp);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dns-sink");
        thread.setDaemon(true);
        thread.start();
    }

    public DnsSink put(String name, Zone zone) {
        zones.put(name + ".", zone);
        return this;
    }

    public String address() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    public List<String> questions() {
        return questions;
    }

    private void serveUdp() {
        try {
            byte[] buffer = new byte[4096];
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] query = new byte[packet.getLength()];
                System.arraycopy(buffer, 0, query, 0, query.length);
                byte[] answer = answer(query, false);
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                try (Socket client = tcp.accept()) {
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), true);
                    DataOutputStream out = new DataOutputStream(client.getOutputStream());
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private byte[] answer(byte[] bytes, boolean overTcp) throws IOException {
        Message query = new Message(bytes);
        Record question = query.getQuestion();
        String type = Type.string(question.getType());
        questions.add(question.getName() + " " + type);
        Zone zone = zones.getOrDefault(question.getName().toString(), Zone.failing(Rcode.NXDOMAIN));
        if (zone.silent()) {
            return new byte[0];
        }
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.getHeader().setRcode(zone.rcode());
        answer.addRecord(question, Section.QUESTION);
        if (zone.truncated() && !overTcp) {
            answer.getHeader().setFlag(Flags.TC);
            return answer.toWire();
        }
        for (String record : zone.records()) {
            Record parsed = record(question.getName(), record);
            if (parsed.getType() == question.getType() || parsed.getType() == Type.CNAME) {
                answer.addRecord(parsed, Section.ANSWER);
            }
        }
        return answer.toWire();
    }

    private static Record record(Name owner, String text) throws IOException {
        String[] words = text.split(" ", 2);
        return Record.fromString(owner, Type.value(words[0]), DClass.IN, 60, words[1], Name.root);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
