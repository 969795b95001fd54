// The compiler uses one core. The code of what is deployed takes it two minutes: two processes share it, each of which reads all
// sources and makes the code of its half. A contract's code does not depend on which others are made with it (`npx pnpm
// verification` compiles each alone and compares).
import { dirname, join } from 'node:path/posix';

/** Below it, reading all sources twice takes longer than what is saved. */
const leastContracts = 20;

/**
 * Two inputs that together ask for what one of standard JSON asks for, about equally much; null where that is not worth it:
 * for code that only tests run, and for few contracts.
 */
export function halves(input) {
  const { settings, sources } = input;
  if (!settings.viaIR || settings.optimizer.runs === 1) return null;
  const asked = Object.keys(settings.outputSelection).filter((file) => {
    return /^contract /m.test(sources[file]?.content ?? '');
  });
  if (asked.length < leastContracts) return null;
  const sizes = new Map(asked.map((file) => [file, sizeWithImports(input, file)]));
  const [first, second] = [
    { size: 0, files: new Set() },
    { size: 0, files: new Set() },
  ];
  for (const file of asked.toSorted((a, b) => sizes.get(b) - sizes.get(a))) {
    const smaller = first.size <= second.size ? first : second;
    smaller.files.add(file);
    smaller.size += sizes.get(file);
  }
  const isSecond = (file) => second.files.has(file);
  return [selecting(input, (file) => !isSecond(file)), selecting(input, isSecond)];
}

/** The output of both halves as of one. Each warning is there once. */
export function joined(first, second) {
  const errors = new Map(
    [...(first.errors ?? []), ...(second.errors ?? [])].map((one) => [JSON.stringify(one), one]),
  );
  return {
    ...first,
    ...(errors.size > 0 && { errors: [...errors.values()] }),
    contracts: { ...first.contracts, ...second.contracts },
  };
}

function selecting(input, isSelected) {
  const { outputSelection } = input.settings;
  const selected = Object.entries(outputSelection).filter(([file]) => isSelected(file));
  return {
    ...input,
    settings: { ...input.settings, outputSelection: Object.fromEntries(selected) },
  };
}

/** Characters of a source and of all that it imports: about how long it takes. */
function sizeWithImports({ settings, sources }, file) {
  const seen = new Set();
  const waiting = [file];
  let size = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const source = sources[next];
    if (!source || seen.has(next)) continue;
    seen.add(next);
    size += source.content.length;
    for (const [, path] of source.content.matchAll(
      /^(?:import|\} from|import .* from) "([^"]+)"/gm,
    )) {
      waiting.push(path.startsWith('.') ? join(dirname(next), path) : remapped(settings, path));
    }
  }
  return size;
}

function remapped({ remappings = [] }, path) {
  for (const remapping of remappings) {
    const [prefix, target] = remapping.split('=');
    if (path.startsWith(prefix)) return target + path.slice(prefix.length);
  }
  return path;
}
