// The 2.10 sets against 1C's own XSD, by xmllint. The XSD may not lie in this repository: it is read where it lies beside
// it, in shared/exchange-samples.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { fixturesFolder } from '#tests/fixtures/exchange/makeFixtures.ts';

const name = 'shared/exchange-samples/CML210.xsd';

/** In the folder beside the clone, or above it. */
function findXsd(from: string): string | undefined {
  const here = join(from, name);
  if (existsSync(here)) return here;
  return dirname(from) === from ? undefined : findXsd(dirname(from));
}

const xsd = findXsd(import.meta.dirname);
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const missing = [
  ...(xsd === undefined ? [`${name} beside the repository`] : []),
  ...(hasXmllint ? [] : ['xmllint – apt-get install libxml2-utils']),
];
const maySkip = process.env.CI !== 'true';

/** An Azerbaijani account number: 28 characters, which 1C writes and its XSD of twenty Russian digits does not know. */
const iban = /AZ\d\d[A-Z]{4}[0-9A-Z]{20}/g;

it.for([
  '2.10/import0_1.xml',
  '2.10/offers0_1.xml',
  '2.10/documents0_1.xml',
  '2.10-delta/import0_1.xml',
  '2.10-delta/offers0_1.xml',
])('%s is valid by the XSD of CommerceML 2.10, but for its IBANs', (file, { skip }) => {
  skip(missing.length > 0 && maySkip, `missing: ${missing.join(', ')}`);
  const input = readFileSync(join(fixturesFolder, file), 'utf8').replaceAll(iban, '40702810000000000001');
  const run = spawnSync('xmllint', ['--noout', '--schema', xsd ?? name, '-'], { input, encoding: 'utf8' });
  expect(run.stderr.trim()).toBe('- validates');
});
