import { secondsOf } from './learning-steps.ts';
import type { ScheduleSettings } from './settings.ts';

/** How many parameters FSRS-6 has. */
const PARAMETERS = 21;

/** What is wrong with settings and what to write instead, as a sentence; undefined where they can be used. */
export function whatIsWrong(settings: ScheduleSettings): string | undefined {
  const { parameters, desiredRetention, maximumInterval } = settings;
  if (parameters.length !== PARAMETERS || !parameters.every(Number.isFinite))
    return `FSRS-6 takes ${PARAMETERS} numbers as parameters, not ${parameters.length === PARAMETERS ? parameters.join(', ') : parameters.length}.`;
  if (!(desiredRetention >= 0.5 && desiredRetention <= 0.99))
    return `Desired retention is a number from 0.5 to 0.99, not ${desiredRetention}.`;
  if (!(Number.isInteger(maximumInterval) && maximumInterval >= 1 && maximumInterval <= 36500))
    return `The maximum interval is a whole number of days from 1 to 36500, not ${maximumInterval}.`;
  const step = [...settings.learningSteps, ...settings.relearningSteps].find(
    (candidate) => secondsOf(candidate) === undefined,
  );
  if (step !== undefined)
    return `A learning step is a number and s, m, h or d, as in 10m; not “${step}”.`;
  return undefined;
}
