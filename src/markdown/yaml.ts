import { parseDocument } from 'yaml';

/**
 * The value that a YAML file says.
 * @throws SyntaxError that names the line, where it is no YAML
 */
export function readYamlFile(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw new SyntaxError(error.message.split('\n')[0]!.replace(/:$/, ''));
  return document.toJS({ maxAliasCount: 100 });
}
