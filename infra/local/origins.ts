/**
 * Where a host of the template answers on this machine: `d123.cloudfront.net` → `http://127.0.0.1:3000`.
 * Parts start side by side, so it is asked when a request needs it. Undefined: no part serves that host.
 */
export type OriginOf = (host: string) => string | undefined;
