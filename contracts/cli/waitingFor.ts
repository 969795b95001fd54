import { NodeFailed } from '../ts/atomic/swapError.ts';
import type { Environment } from './environment.ts';
import { EXIT, type Report } from './report.ts';
import { type CommonValues, pollSeconds } from './swapOptions.ts';

/** Tries once; with --wait until it is no longer too early, through failures of nodes. */
export async function waitingFor(
  values: CommonValues,
  environment: Environment,
  attempt: () => Promise<Report>,
): Promise<Report> {
  const poll = pollSeconds(values);
  for (;;) {
    const isLast = !values.wait || environment.signal.aborted;
    try {
      const report = await attempt();
      if (isLast || report.exit !== EXIT.notYet) return report;
    } catch (error) {
      if (isLast || !(error instanceof NodeFailed)) throw error;
      environment.warn(error.message);
    }
    await environment.sleep(poll);
  }
}
