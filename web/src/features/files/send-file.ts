import type { Upload } from '../../api/schema.ts';

/** The bucket did not take the file, or cannot be reached. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/**
 * Sends a file to its signed address. `fetch` does not tell how far it is.
 * @param onProgress gets what is sent, from 0 to 1
 * @throws NotSent; the reason of the signal, when it is given up
 */
export function sendFile(
  { url, method, headers }: Upload,
  file: Blob,
  { onProgress, signal }: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => (request.status === 200 ? resolve() : reject(new NotSent())));
    request.addEventListener('error', () => reject(new NotSent()));
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
