import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFile, generateTypes } from '../../../web/generate.ts';

it('the types of the front end are those of the OpenAPI document: if not, `npm run generate`', async () => {
  expect(readFileSync(generatedFile, 'utf8')).toBe(await generateTypes());
});
