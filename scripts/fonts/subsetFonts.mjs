// Makes the two print fonts of resources/fonts from the Noto Sans that Debian ships (package fonts-noto-core).
// Run by hand when the character set changes; the results are committed, so that no build needs the Debian fonts.
// A full Noto costs 150 ms a document, these subsets a fifth of it. Licence: SIL OFL 1.1 (resources/fonts/OFL.txt).
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { printCharacters } from '#main/pdf/printCharacters.ts';

const sourceDir = process.argv[2] ?? '/usr/share/fonts/truetype/noto';
const targetDir = join(dirname(fileURLToPath(import.meta.url)), '../../resources/fonts');

for (const weight of ['Regular', 'Bold']) {
  const source = await readFile(join(sourceDir, `NotoSans-${weight}.ttf`));
  const subset = await subsetFont(source, printCharacters(), {
    targetFormat: 'sfnt',
    // Kerning is the one layout feature a printed page is better for; the rest only grows the file.
    keepFeatures: ['kern'],
    noLayoutClosure: true,
    noHinting: true,
    // Copyright, licence text and licence address stay inside the font file.
    preserveNameIds: [0, 13, 14],
  });
  await writeFile(join(targetDir, `YoldaSans-${weight}.ttf`), subset);
  console.log(`YoldaSans-${weight}.ttf ${subset.length} bytes`);
}
