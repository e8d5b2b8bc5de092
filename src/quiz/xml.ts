import { SaxesParser } from 'saxes';

/** XML read strictly: what is not well-formed throws. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** @throws Error that says where the text is not well-formed XML */
export function readXml(text: string): XmlNode {
  const root = { name: '', attributes: {}, children: [] as (XmlNode | string)[] };
  const open: {
    name: string;
    attributes: Record<string, string>;
    children: (XmlNode | string)[];
  }[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (part: string) => open.at(-1)!.children.push(part);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return root.children.find((child): child is XmlNode => typeof child !== 'string')!;
}

export function childrenNamed(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && child.name === name,
  );
}

export function childNamed(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node && childrenNamed(node, name)[0];
}

/** Every element of a name at any depth, in the order of the text. */
export function allNamed(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(child.name === name ? [child] : []), ...allNamed(child, name)],
  );
}

export function textIn(node: XmlNode | undefined): string {
  return node === undefined
    ? ''
    : node.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** The node's children as XML again, for XHTML in it. */
export function innerXml(node: XmlNode, toXml: (text: string) => string): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return toXml(child);
      const attributes = Object.entries(child.attributes)
        .map(([name, value]) => ` ${name}="${toXml(value)}"`)
        .join('');
      return `<${child.name}${attributes}>${innerXml(child, toXml)}</${child.name}>`;
    })
    .join('');
}
