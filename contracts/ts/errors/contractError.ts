/** What a contract can revert with, as types of its ABI, and its errors in words. No library of chains is loaded. */
import type { Abi, AbiParameterToPrimitiveType } from 'viem';

type AbiError<Of extends Abi> = Extract<Of[number], { type: 'error' }>;

/** The name of each error of an ABI. */
export type ErrorName<Of extends Abi> = AbiError<Of>['name'];

/** An error's values by their names in the contract. */
export type ErrorArgs<Of extends Abi, Name extends ErrorName<Of>> = {
  [Input in Extract<AbiError<Of>, { name: Name }>['inputs'][number] as Input['name'] &
    string]: AbiParameterToPrimitiveType<Input>;
};

/** An error of an ABI; narrow by `name` to know its `args`. */
export type ErrorData<Of extends Abi> = {
  [Name in ErrorName<Of>]: { name: Name; args: ErrorArgs<Of, Name> };
}[ErrorName<Of>];

/** A sentence for each error of an ABI. A name that the contract gains or loses does not compile. */
export type ErrorWords<Of extends Abi> = {
  [Name in ErrorName<Of>]: (args: ErrorArgs<Of, Name>) => string;
};

/** The sentence for one error. */
export function wordsFor<Of extends Abi>(
  words: ErrorWords<Of>,
  { name, args }: { name: ErrorName<Of>; args: object },
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  return (words[name] as (args: object) => string)(args);
}
