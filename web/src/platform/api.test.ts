import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('the generated types are those of the document that the server keeps (else: npm run generate)', () => {
  const document = readFileSync(resolve(import.meta.dirname, '../../../docs/openapi.json'));
  const types = readFileSync(resolve(import.meta.dirname, 'api.gen.ts'), 'utf8');
  const hash = createHash('sha256').update(document).digest('hex');
  expect(types.slice(0, 200)).toContain(hash);
});
