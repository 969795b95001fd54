// The compiler uses one core, and what is deployed, the campaigns and the plain tests take it one to two minutes each, so that
// whichever comes last would leave the other core idle: two processes share each, and each of the two reads all sources and
// makes the code of its half. A contract's code does not depend on which others are made with it (`npx pnpm verification`
// compiles each alone and compares).
import { dirname, join } from 'node:path/posix';

/** Below it, reading all sources twice takes longer than what is saved. */
const leastContracts = 12;

/** Two inputs that together ask for what one of standard JSON asks for, about equally much; null for few contracts. */
export function halves(input) {
  const asked = Object.keys(input.settings.outputSelection).filter((file) => {
    return hasContract(input.sources[file]);
  });
  if (asked.length < leastContracts) return null;
  const sizes = new Map(asked.map((file) => [file, sizeOfCode(input, file)]));
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

/**
 * Characters of a source and of the libraries and abstract contracts that it imports: about how much code comes of it. Of
 * another contract it mostly takes the name and the address; of an interface nothing.
 */
function sizeOfCode({ settings, sources }, file) {
  const seen = new Set();
  const waiting = [file];
  let size = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const source = sources[path];
    if (!source || seen.has(path)) continue;
    seen.add(path);
    if (path !== file && (hasContract(source) || isInterface(source))) continue;
    size += source.content.replaceAll(/\/\/.*$/gm, '').length;
    for (const [, imported] of source.content.matchAll(
      /^(?:import|\} from|import .* from) "([^"]+)"/gm,
    )) {
      waiting.push(
        imported.startsWith('.') ? join(dirname(path), imported) : remapped(settings, imported),
      );
    }
  }
  return size;
}

function hasContract(source) {
  return /^contract /m.test(source?.content ?? '');
}

function isInterface({ content }) {
  return /^interface /m.test(content) && !/^(library|abstract)/m.test(content);
}

function remapped({ remappings = [] }, path) {
  for (const remapping of remappings) {
    const [prefix, target] = remapping.split('=');
    if (path.startsWith(prefix)) return target + path.slice(prefix.length);
  }
  return path;
}
