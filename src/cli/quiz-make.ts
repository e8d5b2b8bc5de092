import type { Argv } from 'yargs';
import { command } from './command.ts';
import { given, list } from './options.ts';
import { setOf, setOptions } from './quiz-set.ts';

const writingOptions = <Args>(args: Argv<Args>) =>
  args
    .option('format', {
      alias: 'f',
      type: 'string',
      requiresArg: true,
      default: '',
      describe: `What to write: ${FORMATS}`,
    })
    .option('out', {
      alias: 'o',
      type: 'string',
      requiresArg: true,
      describe: 'The folder to write to',
    })
    .option('templates', {
      type: 'string',
      requiresArg: true,
      describe: 'A folder with templates of your own for page, print and markdown',
    })
    .option('font', {
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'A font file for scripts that the PDF has no font for',
    })
    .option('preview', { type: 'boolean', default: false, describe: 'Print the quiz with its key' })
    .option('check', {
      type: 'boolean',
      default: false,
      describe: 'Only say which rules of item writing the quiz breaks',
    })
    .example('$0 quiz cards/ --preview', 'see what the cards give')
    .example('$0 quiz cards/ -f moodle-xml,pdf --versions A,B -o quiz', 'for Moodle and for paper');

/** Named here too, so that --help need not load them; a test holds them equal. */
const FORMATS =
  'moodle-xml,gift,qti12,qti21,html,print,pdf,blackboard,kahoot,quizlet,brightspace,markdown';

export default command({
  usage: ['make <paths..>', '$0'],
  describe: 'Make a quiz and write it for a school system or for paper',
  options: (args: Argv) => writingOptions(setOptions(args)),
  act: async (values, world) => {
    const { quiz } = await import('../commands/quiz.ts');
    const { format, font: fonts, preview, check, json, out, templates } = values;
    return quiz(
      {
        ...setOf(values),
        formats: list(format),
        fonts,
        preview,
        check,
        json,
        ...given({ out, templates }),
      },
      world,
    );
  },
});
