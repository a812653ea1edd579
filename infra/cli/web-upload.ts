import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runner } from '../local/runner.ts';
import type { WebBuild } from './web-build.ts';

/** Brings the built web into the bucket as a deployment does, unless the bucket has this very build. */
export async function uploadWebOnce(runner: Runner, dataDir: string, { folder, hash }: WebBuild): Promise<void> {
  const marker = join(dataDir, 'web-build');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  // The client of AWS loads slowly, and later starts do without it.
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { planWebFiles, uploadWebFiles } = await import('./web-files.ts');
  const s3 = new S3Client({ ...runner.aws, forcePathStyle: true });
  await uploadWebFiles(s3, runner.outputs.WebBucketName ?? '', planWebFiles(folder));
  s3.destroy();
  writeFileSync(marker, hash);
}
