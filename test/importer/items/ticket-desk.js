// Talks to the desk over HTTP with basic authentication.
var base = params.url.replace(/\/$/, '');

function send(method, path, body) {
    var answer = http(
        base + path,
        {
            Method: method,
            Headers: { 'Content-Type': ['application/json'], Accept: ['application/json'] },
            Body: body ? JSON.stringify(body) : '',
            Username: params.credentials.identifier,
            Password: params.credentials.password
        },
        params.insecure,
        params.proxy
    );
    if (answer.StatusCode < 200 || answer.StatusCode >= 300) {
        throw 'Desk: request failed with status ' + answer.StatusCode + ': ' + answer.Body;
    }
    return answer.Body ? JSON.parse(answer.Body) : {};
}

function ticketContext(ticket) {
    return createContext([{ ID: ticket.id, Owner: ticket.owner, Tags: ticket.tags }], true);
}

switch (command) {
    case 'test-module':
        send('GET', '/api/me');
        return 'ok';
    case 'fetch-incidents':
        var last = getLastRun();
        var since = last && last.since ? last.since : '2026-01-01T00:00:00Z';
        var found = send('GET', '/api/tickets' + encodeToURLQuery({ since: since, limit: params.max_fetch }));
        var incidents = found.tickets.map(function (ticket) {
            return { name: 'Ticket ' + ticket.id, occurred: ticket.created, rawJSON: JSON.stringify(ticket) };
        });
        if (found.tickets.length > 0) {
            setLastRun({ since: found.tickets[found.tickets.length - 1].created });
        }
        return JSON.stringify(incidents);
    case 'desk-get-ticket':
        var ticket = send('GET', '/api/tickets/' + args.id);
        return {
            Type: entryTypes.note,
            Contents: ticket,
            ContentsFormat: formats.json,
            ReadableContentsFormat: formats.markdown,
            HumanReadable: tableToMarkdown('Ticket', [{ ID: ticket.id, Owner: ticket.owner }]),
            EntryContext: { 'Desk.Ticket(val.ID && val.ID == obj.ID)': ticketContext(ticket) }
        };
    case 'desk-close-tickets':
        argToList(args.ids).forEach(function (id) {
            send('POST', '/api/tickets/' + id + '/close', { reason: args.reason });
        });
        return 'Closed.';
    default:
        throw 'Unknown command ' + command;
}
