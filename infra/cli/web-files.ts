import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CommandError } from './run-command.ts';

export interface WebFile {
  /** Key of the object: the path below the folder of the build, with slashes. */
  readonly key: string;
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** The names of these files hold a hash of their contents: under one name they never change. */
const hashedPrefix = 'assets/';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * What goes into the web bucket, in the order in which it must: `index.html` last, so that it never names a file that is
 * not there yet. CloudFront needs no invalidation: what has a fixed name is asked for anew each time.
 * Hidden folders hold notes of the build. @throws {CommandError} when the web was not built
 */
export function planWebFiles(dist: string): WebFile[] {
  if (!existsSync(join(dist, 'index.html'))) {
    throw new CommandError(`The web is not built: ${dist} has no index.html.`);
  }
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => describeFile(dist, join(file.parentPath, file.name)))
    .filter(({ key }) => !key.startsWith('.'));
  return files.sort((left, right) => rank(left) - rank(right) || (left.key < right.key ? -1 : 1));
}

function describeFile(dist: string, path: string): WebFile {
  const key = relative(dist, path).split(sep).join('/');
  const cacheControl = key.startsWith(hashedPrefix) ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { key, path, cacheControl, contentType: contentTypes[extname(path)] ?? 'application/octet-stream' };
}

function rank({ key }: WebFile): number {
  if (key === 'index.html') return 2;
  return key.startsWith(hashedPrefix) ? 0 : 1;
}

/** Files of earlier releases stay: a browser that was opened before the deployment still asks for them. */
export async function uploadWebFiles(s3: S3Client, bucket: string, files: readonly WebFile[]): Promise<void> {
  for (const { key, path, contentType, cacheControl } of files) {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: readFileSync(path),
        ContentType: contentType,
        CacheControl: cacheControl,
      }),
    );
  }
}
