import { createHash } from 'node:crypto';

/**
 * Who may come in. A page from elsewhere can send requests to 127.0.0.1, also under a name that it points
 * there, but it can forge neither `Host` nor `Origin`.
 */
export function hasOurHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** Whether a request comes from the page that this very host has served. */
export function hasOurOrigin(origin: string | undefined, host: string | undefined, port: number): boolean {
  return hasOurHost(host, port) && origin === `http://${host}`;
}

/**
 * The only inline styles that there are: Discord's look, from elements made for it, sets the colour of a name
 * that has no role's colour, and that is one of these.
 */
const INLINE_STYLES = ['', 'color:;'].map((style) => {
  const hash = createHash('sha256').update(style).digest('base64');
  return `'sha256-${hash}'`;
});

/** What the page may do and load: what is served here, and nothing from anywhere else. */
export function securityHeaders(host: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'unsafe-hashes' ${INLINE_STYLES.join(' ')}`,
    "img-src 'self' data:",
    // Not every browser counts WebSockets as 'self'.
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
