// The peer: sends the same campaign with a pool of nodemailer's.
//   node nodemailer.js PORT CONNECTIONS CONTACTS.csv TEXT HTML
'use strict';
const fs = require('fs');
const nodemailer = require('nodemailer');

const [port, connections, contacts, textFile, htmlFile] = process.argv.slice(2);
const text = fs.readFileSync(textFile, 'utf8');
const html = fs.readFileSync(htmlFile, 'utf8');
const rows = fs.readFileSync(contacts, 'utf8').trimEnd().split('\n').slice(1);

const transport = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port: Number(port),
    ignoreTLS: true,
    maxConnections: Number(connections),
    maxMessages: Infinity,
});

function filled(template, fields) {
    return template.replace(/\{\{ *(\w+)[^}]*\}\}/g, (all, name) => fields[name] || '');
}

function message(row) {
    const [email, first_name, last_name, company] = row.split(',');
    const fields = { email, first_name, last_name, company, unsubscribe_url: 'https://s.example/u' };
    return {
        from: 'Sam Lee <sam@sender.example>',
        replyTo: 'sam@sender.example',
        to: { name: `${first_name} ${last_name}`, address: email },
        subject: filled('Shift planning at {{ company }}', fields),
        text: filled(text, fields),
        html: filled(html, fields),
        list: { unsubscribe: 'https://sender.example/unsubscribe?token=' + email },
        envelope: { from: 'bounces@sender.example', to: email },
    };
}

async function send() {
    let next = 0;
    let failed = 0;
    const worker = async () => {
        while (next < rows.length) {
            await transport.sendMail(message(rows[next++])).catch(() => failed++);
        }
    };
    // More at a time than there are connections, so that none of these ever waits for us.
    await Promise.all(Array.from({ length: connections * 4 }, worker));
    transport.close();
    process.exitCode = failed ? 1 : 0;
}

send();
