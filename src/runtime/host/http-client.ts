import { describeThrown } from '../values/failure.js';
import type { Host } from './host.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  readonly timeoutSeconds: number;
}

export interface HttpAnswer {
  /** 0 when no answer came; `problem` then says why. */
  readonly status: number;
  readonly problem: string;
  readonly body: string;
  /** The first value of a header, whatever its case; '' when absent. */
  header(name: string): string;
}

export interface HttpClient {
  /** Never throws: a transport failure is an answer with status 0. */
  send(request: HttpRequest): HttpAnswer;
}

export interface HttpClientOptions {
  readonly insecure: boolean;
  readonly proxy: boolean;
  readonly userAgent: string;
}

function headerReader(headers: unknown): (name: string) => string {
  return function (name) {
    if (typeof headers !== 'object' || headers === null) return '';
    const wanted = name.toLowerCase();
    const all = headers as { [name: string]: unknown };
    for (const key in all) {
      if (key.toLowerCase() !== wanted) continue;
      const value = all[key];
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined || first === null ? '' : String(first);
    }
    return '';
  };
}

function noAnswer(problem: string): HttpAnswer {
  return { status: 0, problem: problem, body: '', header: headerReader(undefined) };
}

export function createHttpClient(host: Host, options: HttpClientOptions): HttpClient {
  return {
    send: function (request) {
      if (host.http === undefined) return noAnswer('this server offers scripts no http function');
      const headers: { [name: string]: string[] } = { 'User-Agent': [options.userAgent] };
      for (const name in request.headers) headers[name] = [request.headers[name] as string];
      let response: HostHttpResponse | null | undefined;
      try {
        response = host.http(
          request.url,
          request.body === undefined
            ? { Method: request.method, Headers: headers }
            : { Method: request.method, Headers: headers, Body: request.body },
          options.insecure,
          options.proxy,
          undefined,
          undefined,
          request.timeoutSeconds * 1000,
        );
      } catch (error) {
        return noAnswer(describeThrown(error));
      }
      if (response === undefined || response === null) return noAnswer('no response');
      const status = Number(response.StatusCode);
      const statusText =
        response.Status === undefined || response.Status === null ? '' : String(response.Status);
      // Nobody documents whether a failed connection throws or comes back as an odd status.
      if (!(status >= 100 && status <= 599) || /^timeout/i.test(statusText)) {
        return noAnswer(statusText === '' ? 'no response' : statusText);
      }
      const body = response.Body;
      return {
        status: status,
        problem: '',
        body: body === undefined || body === null ? '' : String(body),
        header: headerReader(response.Headers),
      };
    },
  };
}
