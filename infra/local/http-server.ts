import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { StartError } from './start-error.ts';

/** Listens on 127.0.0.1 only; port 0 takes a free one. Answers the origin. @throws StartError if the port is taken */
export function listenOnLoopback(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, port)));
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** Says so at once, instead of after everything else was started. @throws StartError if the port is taken */
export async function assertPortFree(port: number): Promise<void> {
  await probePort(port);
}

/** For child processes that must be told their port. */
export function findFreePort(): Promise<number> {
  return probePort(0);
}

function probePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, wanted)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function explainListenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(`port ${port} is taken: stop its owner or set PORT to another one`);
  if (error.code === 'EACCES') return new StartError(`port ${port} needs more rights: set PORT to one above 1023`);
  return error;
}
