import { ScenarioYaml } from './ScenarioYaml.ts';

/** Whether a scenario is of one trade instead of a market. Throws `ScenarioInvalid` where the text is no YAML. */
export function isOfTrade(source: string, file: string): boolean {
  const content = new ScenarioYaml(source, file).toJS();
  return (
    typeof content === 'object' && content !== null && 'trade' in content && !('market' in content)
  );
}
