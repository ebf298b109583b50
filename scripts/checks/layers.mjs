// Runs the layers check over a tree and fails on a violation – or when it read fewer files than the tree holds:
// beside TypeScript 7 dependency-cruiser reads nothing and passes unless @swc/core is there.
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { forbidden } from './dependencyCruiser.config.mjs';

const roots = ['src-shared', 'src-main', 'src-hub', 'src-renderer'];

function sources(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @returns {{ read: number, held: number, violations: { rule: string, from: string, to: string }[] }} */
export async function checkLayers(root) {
  const present = roots.filter((name) => readdirSync(root).includes(name));
  const held = present.flatMap((name) => sources(join(root, name)).map((file) => relative(root, file)));
  const before = process.cwd();
  process.chdir(root);
  try {
    const { output } = await cruise(present, {
      ruleSet: { forbidden },
      validate: true,
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: {
        conditionNames: ['import', 'node', 'default', 'types'],
        extensions: ['.ts', '.tsx', '.js', '.mjs', '.css', '.json'],
        exportsFields: ['exports'],
      },
    });
    const read = output.modules.filter((module) => held.includes(module.source)).length;
    const violations = output.summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to }));
    return { read, held: held.length, violations };
  } finally {
    process.chdir(before);
  }
}

if (process.argv[1]?.endsWith('layers.mjs')) {
  const { read, held, violations } = await checkLayers(resolve(process.argv[2] ?? '.'));
  for (const v of violations) console.error(`${v.rule}: ${v.from} → ${v.to}`);
  if (read < held) console.error(`layers: read ${read} of ${held} files`);
  console.log(`layers: ${read} files, ${violations.length} violations`);
  process.exit(violations.length > 0 || read < held ? 1 : 0);
}
