import type { RouteReply, RouteRequest } from './route.js';

/** True lets a request in; false refuses it with status 401, a reply with what it says. */
export type Authenticate = (request: RouteRequest) => boolean | RouteReply;

/** Lets requests in that bear this token. */
export function withBearer(token: string): Authenticate {
  return withHeader('authorization', `Bearer ${token}`);
}

/** Lets requests in that have this header. */
export function withHeader(name: string, value: string): Authenticate {
  return ({ headers }) => headers[name.toLowerCase()] === value;
}

/** Lets requests in of this user, by Basic authorization. */
export function withBasic(user: string, password: string): Authenticate {
  return withHeader('authorization', `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
}
