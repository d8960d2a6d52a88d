import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser sent this for a web page. A page from anywhere can reach 127.0.0.1, also under a name that it
 * points there, and would need no token to fill what is remembered of requests, or to be told of as a fault. A bot
 * sends neither header, and uses the address that it was given.
 * @param host of the loopback itself, such as `127.0.0.1:40001`
 */
export function isFromPage(headers: IncomingHttpHeaders, host: string): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined || headers.host !== host;
}
