// A mail server for benchmarks: takes every message on a loopback port and forgets it. Prints the
// port when it listens, and how many messages to how many recipients it took when it is stopped.
'use strict';
const net = require('net');

const recipients = new Set();
let messages = 0;

const server = net.createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    let unread = '';
    let inContent = false;
    socket.write('220 sink.example ESMTP\r\n');
    socket.on('data', (bytes) => {
        unread += bytes.toString('latin1');
        let replies = '';
        for (;;) {
            const end = unread.indexOf(inContent ? '\r\n.\r\n' : '\r\n');
            if (end < 0) {
                break;
            }
            if (inContent) {
                unread = unread.slice(end + 5);
                inContent = false;
                messages++;
                replies += '250 2.0.0 taken\r\n';
                continue;
            }
            const line = unread.slice(0, end);
            unread = unread.slice(end + 2);
            inContent = line === 'DATA';
            replies += reply(line);
        }
        if (replies) {
            socket.write(replies);
        }
    });
});

function reply(line) {
    const verb = line.slice(0, 4).toUpperCase();
    switch (verb) {
        case 'EHLO':
            return '250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n';
        case 'RCPT':
            recipients.add(line);
            return '250 2.1.5 ok\r\n';
        case 'DATA':
            return '354 go on\r\n';
        case 'QUIT':
            return '221 2.0.0 bye\r\n';
        default:
            return '250 2.0.0 ok\r\n';
    }
}

process.on('SIGTERM', () => {
    console.log(`${messages} ${recipients.size}`);
    process.exit(0);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
