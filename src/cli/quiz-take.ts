import type { Argv } from 'yargs';
import { command } from './command.ts';
import { setOf, setOptions } from './quiz-set.ts';

export default command({
  usage: 'take <paths..>',
  describe: 'Take a quiz in the terminal',
  options: (args: Argv) =>
    setOptions(args)
      .option('record', {
        type: 'boolean',
        default: false,
        describe: 'Enter wrong answers into your study folder, as cards that you forgot',
      })
      .example('$0 quiz take cards/ --record', 'and review later what you missed'),
  act: async (values, world) => {
    const { takeQuiz } = await import('../commands/quiz-take.ts');
    return takeQuiz({ ...setOf(values), json: values.json, record: values.record }, world);
  },
});
