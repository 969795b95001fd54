// `npx pnpm mutate`: changes the core's source in one place at a time and asks whether a test fails.
//
//   --scope S      exchange (the default) or lending
//   --sample N     how many mutants are drawn from all of the scope (default 250; "all")
//   --seed S       what draws them (default weir)
//   --file F       of these only the ones in files whose path contains F (may be given more than once)
//   --line L       and only those on that line
//   --results F    where judgements are kept, one JSON object a line (default .local/mutation/results.jsonl)
//   --again        judges the survivors of the results anew, after tests were added
//   --fresh        copies the project anew instead of taking over the last scratch copy
//   --list         prints the mutants and judges none
//
// Nothing in the checkout is changed: mutants live in a copy below the folder for temporary files, one run at a time.
// What was judged is not judged again unless its file changed, so a run that was stopped goes on. SURVIVORS.md explains
// what stays.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../runCommand.ts';
import { Compiler } from './compiler.ts';
import { Judge, type Scope, testFoldersOf } from './judge.ts';
import { type Mutant, mutantsOf, sample } from './mutants.ts';
import { printReport, type Result } from './report.ts';
import { Workspace } from './workspace.ts';

/** Matching, pool, ticks and settlement; and lending with its guards and what stands around it. */
const scopes: Record<Scope, string[]> = {
  exchange: ['contracts/src/core', 'contracts/src/libraries', 'contracts/src/types'],
  lending: ['contracts/src/lending'],
};
/** Price observations and permissions: they move nothing. */
const outside = new Set([
  'Observations',
  'ObservationState',
  'LogPrice',
  'RootFloat',
  'TradingRights',
]);

const { values: options } = parseArgs({
  options: {
    scope: { type: 'string', default: 'exchange' },
    sample: { type: 'string', default: '250' },
    seed: { type: 'string', default: 'weir' },
    file: { type: 'string', multiple: true, default: [''] },
    line: { type: 'string' },
    results: { type: 'string', default: join(root, '.local/mutation/results.jsonl') },
    again: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

if (!isScope(options.scope)) {
  console.error(`--scope is ${Object.keys(scopes).join(' or ')}, not "${options.scope}".`);
  process.exit(1);
}
const scope = options.scope;
const workspace = new Workspace(join(tmpdir(), 'weir-mutation'), options.fresh);
const compiler = new Compiler(workspace.folder, workspace.config());
const chosen = chooseMutants();
if (options.list) {
  for (const mutant of chosen) console.log(mutant.id);
  process.exit();
}

console.log('Building the unchanged contracts and running their tests.');
workspace.build(['contracts/src', ...testFoldersOf(scope)]);
const judge = new Judge(workspace, compiler);
await judge.checkBaseline(scope);

const known = readResults();
let count = 0;
for (const mutant of chosen) {
  count += 1;
  const before = known.get(keyOf(mutant));
  if (before && !(options.again && before.verdict === 'survived')) continue;
  const start = performance.now();
  const judgement = await judge.judge(mutant);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const result: Result = {
    key: keyOf(mutant),
    id: mutant.id,
    file: mutant.file,
    ...judgement,
    seconds,
  };
  known.set(result.key, result);
  mkdirSync(dirname(options.results), { recursive: true });
  appendFileSync(options.results, `${JSON.stringify(result)}\n`);
  console.log(
    `${count}/${chosen.length} ${result.verdict} ${seconds} s ${mutant.id} ${judgement.by ?? ''}`,
  );
}
printReport(
  chosen.map((mutant) => known.get(keyOf(mutant))).filter((result) => result !== undefined),
);

function isScope(name: string): name is Scope {
  return Object.hasOwn(scopes, name);
}

/** The mutants that the options ask for. */
function chooseMutants(): Mutant[] {
  const files = scopes[scope]
    .flatMap((folder) => workspace.files(folder))
    .filter((file) => !outside.has(basename(file, '.sol')));
  const trees = compiler.parse(files);
  const all = [...trees].flatMap(([file, ast]) => mutantsOf(file, workspace.source(file), ast));
  console.log(`${all.length} mutants in ${files.length} files.`);
  const drawn = sample(
    all,
    options.sample === 'all' ? all.length : Number(options.sample),
    options.seed,
  );
  const line = options.line === undefined ? undefined : Number(options.line);
  return drawn.filter(
    (mutant) =>
      options.file.some((part) => mutant.file.includes(part)) &&
      (line === undefined || mutant.line === line),
  );
}

/** A mutant and the text of its file: an edit there makes it another one. */
function keyOf(mutant: Mutant): string {
  const text = workspace.source(mutant.file);
  return createHash('sha256').update(text).update(mutant.id).digest('hex').slice(0, 16);
}

/** The judgements so far, the latest of each mutant. */
function readResults(): Map<string, Result> {
  if (!existsSync(options.results)) return new Map();
  const lines = readFileSync(options.results, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => JSON.parse(line)).map((result: Result) => [result.key, result]),
  );
}
