import { describeThrown } from '../values/failure.js';
import { isObject, textOf } from '../values/json.js';
import type { Host } from './host.js';

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export interface HttpRequest {
  readonly method: HttpMethod;
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
  return (name) => {
    const wanted = name.toLowerCase();
    const all = isObject(headers) ? headers : {};
    for (const key in all) {
      if (key.toLowerCase() !== wanted) continue;
      const value = all[key];
      return textOf(Array.isArray(value) ? value[0] : value);
    }
    return '';
  };
}

function noAnswer(problem: string): HttpAnswer {
  return { status: 0, problem, body: '', header: () => '' };
}

export function createHttpClient(host: Host, { insecure, proxy, userAgent }: HttpClientOptions): HttpClient {
  return {
    send({ method, url, headers, body, timeoutSeconds }) {
      if (host.http === undefined) return noAnswer('this server offers scripts no http function');
      const options: HostHttpOptions = { Method: method, Headers: { 'User-Agent': [userAgent] } };
      for (const name in headers) options.Headers[name] = [textOf(headers[name])];
      if (body !== undefined) options.Body = body;
      let response: Partial<HostHttpResponse> = {};
      try {
        response =
          host.http(url, options, insecure, proxy, undefined, undefined, timeoutSeconds * 1000) ?? {};
      } catch (error) {
        return noAnswer(describeThrown(error));
      }
      const status = Number(response.StatusCode);
      const statusText = textOf(response.Status);
      // Nobody documents whether a failed connection throws or comes back as an odd status.
      if (!(status >= 100 && status <= 599) || /^timeout/i.test(statusText)) {
        return noAnswer(statusText || 'no response');
      }
      return { status, problem: '', body: textOf(response.Body), header: headerReader(response.Headers) };
    },
  };
}
