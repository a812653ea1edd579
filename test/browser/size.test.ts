import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildWebOnce } from '#infra/cli/web-build.ts';
import { measureInitialSize } from '../../web/size.ts';

it('loads at most 215 KiB of scripts and 40 KiB of style sheets before anything is shown', async () => {
  const { folder } = await buildWebOnce(join(import.meta.dirname, '../..'));
  const { scripts, styles } = measureInitialSize(folder);
  expect(scripts).toBeGreaterThan(50);
  expect(scripts).toBeLessThanOrEqual(215);
  expect(styles).toBeLessThanOrEqual(40);
});
