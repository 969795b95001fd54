import { z } from 'zod';

/** A setting that is missing or wrong, named. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** A whole number in an environment variable. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

export type Environment = Record<string, string | undefined>;

/** Variables by name, each with what is expected of it, for the message where it is not met. */
export type Settings = Record<string, { schema: z.ZodType; expected: string }>;

/** Gives a variable's value. Throws `ConfigError` that names it where it is missing or wrong. */
export type SettingsReader<Known extends Settings> = <Name extends keyof Known & string>(
  name: Name,
) => z.output<Known[Name]['schema']>;

export function settingsReader<const Known extends Settings>(
  variables: Known,
  environment: Environment,
): SettingsReader<Known> {
  return <Name extends keyof Known & string>(name: Name) => {
    const { schema, expected } = variables[name] as Known[Name];
    const given = environment[name];
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data as z.output<Known[Name]['schema']>;
    const found = given === undefined ? 'is not set' : `is ${JSON.stringify(given)}`;
    throw new ConfigError(`${name} ${found}; expected ${expected}.`);
  };
}

/** Takes a file of `NAME=value` lines into the environment, whose own values come first. Throws `ConfigError`. */
export function loadSettings(path: string | undefined): void {
  if (path === undefined) return;
  try {
    process.loadEnvFile(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`The file of settings cannot be read: ${why}`, { cause });
  }
}
