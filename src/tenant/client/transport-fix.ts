import type { HostTransportError } from '../../simulator/host/script-host.js';

/** What usually fixes that no answer came from a URL. */
export function fixFor({ reason, message }: HostTransportError): string {
  return reason === 'tls' ? tlsFix(message) : fixes[reason];
}

const fixes: Readonly<Record<Exclude<HostTransportError['reason'], 'tls'>, string>> = {
  dns: 'Check the API URL, and whether this machine must use a proxy (HTTPS_PROXY).',
  refused: 'Check the API URL and the proxy settings (HTTPS_PROXY, NO_PROXY).',
  timeout:
    'Check whether a firewall lets this machine reach the tenant, or whether it must use a proxy (HTTPS_PROXY).',
  reset: 'The connection broke on the way. Try again; if it stays, look at the proxy or firewall in between.',
  other: 'Check the API URL with its port, and the proxy settings (HTTPS_PROXY, NO_PROXY).',
};

/** By the code in the message: only some failures have to do with whom this machine trusts. */
function tlsFix(message: string): string {
  if (/EPROTO|ERR_SSL_/.test(message))
    return 'What answers there may not speak TLS: check the host and the port of the URL. A proxy in HTTPS_PROXY usually begins with http://.';
  if (/ALTNAME/.test(message))
    return 'The certificate is for another host name: check the URL, and whether a proxy answers in its place.';
  if (/EXPIRED|NOT_YET_VALID/.test(message))
    return 'Check the clock of this machine. If it is right, who runs the server or the proxy must renew the certificate.';
  return (
    'A proxy that opens TLS shows a certificate of its own: give the PEM file of its authority ' +
    'as "caFile" of the tenant or in SSL_CERT_FILE.'
  );
}
