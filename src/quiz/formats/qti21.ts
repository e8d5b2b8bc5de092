import type { Format, OutFile, Told } from '../format.ts';
import { escapeHtml, hasBlocks, lineOf } from '../html.ts';
import { GAP_MARK, type Item, KINDS, type Quiz } from '../item.ts';
import { BLANK, withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';
import {
  allNamed,
  childNamed,
  childrenNamed,
  innerXml,
  readXml,
  textIn,
  type XmlNode,
} from '../xml.ts';
import { unzipTexts, zipOf } from '../zip.ts';
import { nameOf } from './moodle-xml.ts';
import { flowOf, inlineOf } from './qti21-html.ts';

/** An IMS QTI 2.1 package, one file an item: TAO, OpenOlat, ONYX, Inspera. */
export const qti21: Format = {
  name: 'QTI 2.1',
  abilities: { kinds: KINDS, manyGaps: true, extraRights: true },
  write: (quiz) => [{ path: 'qti21.zip', content: zipOf(filesOf(quiz)) }],
  read: ([file]) => {
    const texts = unzipTexts(file!.content as Uint8Array);
    const refs = allNamed(readXml(texts['assessment.xml'] ?? ''), 'assessmentItemRef');
    return refs.map(({ attributes }) => readItem(readXml(texts[attributes.href!] ?? '')));
  },
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const QTI = 'http://www.imsglobal.org/xsd/imsqti_v2p1';
const SCHEMA = `xmlns="${QTI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"`;
const TEMPLATES = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates';

function filesOf(quiz: Quiz): OutFile[] {
  return [
    { path: 'imsmanifest.xml', content: manifest(quiz) },
    { path: 'assessment.xml', content: test(quiz) },
    ...quiz.items.map((item, at) => ({ path: fileOf(at), content: itemFile(item, at) })),
  ];
}

function fileOf(at: number): string {
  return `items/item${at + 1}.xml`;
}

function text(plain: string): string {
  return escapeHtml(oneLine(plain));
}

function manifest({ items }: Quiz): string {
  const resources = items.map(
    (_, at) =>
      `<resource identifier="item${at + 1}" type="imsqti_item_xmlv2p1" href="${fileOf(at)}"><file href="${fileOf(at)}"/></resource>`,
  );
  const dependencies = items.map((_, at) => `<dependency identifierref="item${at + 1}"/>`).join('');
  return `${HEAD}<manifest identifier="deckwright" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd">
  <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>
  <organizations/>
  <resources>
    <resource identifier="assessment" type="imsqti_test_xmlv2p1" href="assessment.xml"><file href="assessment.xml"/>${dependencies}</resource>
    ${resources.join('\n    ')}
  </resources>
</manifest>
`;
}

function test({ title, items, minutes }: Quiz): string {
  const limit = minutes === undefined ? '' : `\n  <timeLimits maxTime="${minutes * 60}"/>`;
  const refs = items.map(
    (_, at) => `<assessmentItemRef identifier="item${at + 1}" href="${fileOf(at)}"/>`,
  );
  return `${HEAD}<assessmentTest ${SCHEMA} identifier="assessment" title="${text(title)}">
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>${limit}
  <testPart identifier="part1" navigationMode="nonlinear" submissionMode="simultaneous">
    <assessmentSection identifier="section1" title="${text(title)}" visible="true">
      ${refs.join('\n      ')}
    </assessmentSection>
  </testPart>
  <outcomeProcessing><setOutcomeValue identifier="SCORE"><sum><testVariables variableIdentifier="SCORE"/></sum></setOutcomeValue></outcomeProcessing>
</assessmentTest>
`;
}

function itemFile(item: Item, at: number): string {
  const { declarations, body, processing } = partsOf(item);
  const shows =
    item.origin.feedback === ''
      ? ''
      : `\n  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="told" showHide="show">${flowOf(item.origin.feedback)}</modalFeedback>`;
  const outcome =
    item.origin.feedback === ''
      ? ''
      : '\n  <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"><defaultValue><value>told</value></defaultValue></outcomeDeclaration>';
  return `${HEAD}<assessmentItem ${SCHEMA} identifier="item${at + 1}" title="${text(nameOf(item, at))}" label="${item.kind}" adaptive="false" timeDependent="false">
  ${declarations}
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>
  <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>${item.points}</value></defaultValue></outcomeDeclaration>${outcome}
  <itemBody>${body}</itemBody>
  ${processing}${shows}
</assessmentItem>
`;
}

interface Parts {
  readonly declarations: string;
  readonly body: string;
  readonly processing: string;
}

/** What may stand in a paragraph, on one line. */
function inline(html: string): string {
  return hasBlocks(html) ? escapeHtml(oneLine(lineOf(html))) : inlineOf(html);
}

/** A stem is one element of the body. */
function block(html: string): string {
  return hasBlocks(html) ? `<div>${flowOf(html)}</div>` : `<p>${inlineOf(html)}</p>`;
}

function matchCorrect(points: number): string {
  return `<responseProcessing><responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">${points}</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
}

const MAP_RESPONSE = `<responseProcessing template="${TEMPLATES}/map_response"/>`;

function declare(
  identifier: string,
  cardinality: string,
  baseType: string,
  correct: readonly string[],
  mapping = '',
): string {
  const values = correct.map((value) => `<value>${value}</value>`).join('');
  return `<responseDeclaration identifier="${identifier}" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${values}</correctResponse>${mapping}</responseDeclaration>`;
}

function stringMapping(accepted: readonly string[], points: number): string {
  const keys = [...new Set(accepted.map(oneLine))];
  const entries = keys.map(
    (key) =>
      `<mapEntry mapKey="${escapeHtml(key)}" mappedValue="${points}" caseSensitive="false"/>`,
  );
  return `<mapping defaultValue="0">${entries.join('')}</mapping>`;
}

function partsOf(item: Item): Parts {
  switch (item.kind) {
    case 'choice': {
      const right = item.options.flatMap(({ isRight }, at) => (isRight ? [`a${at + 1}`] : []));
      const options = item.options.map(
        ({ html }, at) => `<simpleChoice identifier="a${at + 1}">${flowOf(html)}</simpleChoice>`,
      );
      return choiceParts(
        item,
        item.isSingle ? 'single' : 'multiple',
        right,
        options,
        item.isSingle ? 1 : 0,
      );
    }
    case 'true-false': {
      const options = [
        '<simpleChoice identifier="true">True</simpleChoice>',
        '<simpleChoice identifier="false">False</simpleChoice>',
      ];
      return choiceParts(item, 'single', [String(item.isTrue)], options, 1);
    }
    case 'short':
      return {
        declarations: declare(
          'RESPONSE',
          'single',
          'string',
          [escapeHtml(oneLine(item.accepted[0] ?? ''))],
          stringMapping(item.accepted, item.points),
        ),
        body: `${block(withBlanks(item.stem))}<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="30"/></p>`,
        processing: MAP_RESPONSE,
      };
    case 'gap':
      return gapParts(item);
    case 'numeric':
      return {
        declarations: declare('RESPONSE', 'single', 'float', [String(item.value)]),
        body: `${block(withBlanks(item.stem))}<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="12"/></p>`,
        processing: `<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="${item.tolerance} ${item.tolerance}"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE"><baseValue baseType="float">${item.points}</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`,
      };
    case 'matching':
      return matchingParts(item);
    case 'ordering': {
      const ids = item.entries.map((_, at) => `a${at + 1}`);
      const entries = item.entries.map(
        (html, at) => `<simpleChoice identifier="a${at + 1}">${inline(html)}</simpleChoice>`,
      );
      return {
        declarations: declare('RESPONSE', 'ordered', 'identifier', ids),
        body: `<orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>${inline(item.stem)}</prompt>${entries.join('')}</orderInteraction>`,
        processing: matchCorrect(item.points),
      };
    }
  }
}

function choiceParts(
  item: Item,
  cardinality: string,
  right: readonly string[],
  options: readonly string[],
  most: number,
): Parts {
  return {
    declarations: declare('RESPONSE', cardinality, 'identifier', right),
    body: `${block(withBlanks(item.stem))}<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="${most}">${options.join('')}</choiceInteraction>`,
    processing: matchCorrect(item.points),
  };
}

function gapParts({ stem, gaps, points }: Extract<Item, { kind: 'gap' }>): Parts {
  const share = points / gaps.length;
  let at = 0;
  const body = block(stem).replaceAll(
    GAP_MARK,
    () => `<textEntryInteraction responseIdentifier="GAP${++at}" expectedLength="20"/>`,
  );
  const sums = gaps.map((_, index) => `<mapResponse identifier="GAP${index + 1}"/>`).join('');
  return {
    declarations: gaps
      .map((accepted, index) =>
        declare(
          `GAP${index + 1}`,
          'single',
          'string',
          [escapeHtml(oneLine(accepted[0] ?? ''))],
          stringMapping(accepted, share),
        ),
      )
      .join('\n  '),
    body,
    processing: `<responseProcessing><setOutcomeValue identifier="SCORE"><sum>${sums}</sum></setOutcomeValue></responseProcessing>`,
  };
}

function matchingParts({ stem, pairs, extra, points }: Extract<Item, { kind: 'matching' }>): Parts {
  const share = points / pairs.length;
  const correct = pairs.map((_, at) => `l${at + 1} r${at + 1}`);
  const mapping = `<mapping defaultValue="0">${correct.map((pair) => `<mapEntry mapKey="${pair}" mappedValue="${share}"/>`).join('')}</mapping>`;
  const choice = (id: string, html: string) =>
    `<simpleAssociableChoice identifier="${id}" matchMax="${id.startsWith('l') ? 1 : pairs.length}">${inline(html)}</simpleAssociableChoice>`;
  const lefts = pairs.map(({ left }, at) => choice(`l${at + 1}`, left));
  const rights = [...pairs.map(({ right }) => right), ...extra].map((right, at) =>
    choice(`r${at + 1}`, right),
  );
  return {
    declarations: declare('RESPONSE', 'multiple', 'directedPair', correct, mapping),
    body: `<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="${pairs.length}"><prompt>${inline(stem)}</prompt><simpleMatchSet>${lefts.join('')}</simpleMatchSet><simpleMatchSet>${rights.join('')}</simpleMatchSet></matchInteraction>`,
    processing: MAP_RESPONSE,
  };
}

function readItem(node: XmlNode): Told {
  const declarations = childrenNamed(node, 'responseDeclaration');
  const body = childNamed(node, 'itemBody')!;
  const correct = childrenNamed(childNamed(declarations[0], 'correctResponse')!, 'value').map(
    textIn,
  );
  const plain = (one: XmlNode | undefined) =>
    one === undefined ? '' : oneLine(lineOf(innerXml(one, escapeHtml)));
  const first = body.children.find((child): child is XmlNode => typeof child !== 'string');
  const stem = plain(allNamed(body, 'prompt')[0] ?? first);
  const accepted = (declaration: XmlNode) =>
    allNamed(declaration, 'mapEntry').map(({ attributes }) => attributes.mapKey!);
  const choices = allNamed(body, 'simpleChoice');
  switch (node.attributes.label) {
    case 'true-false':
      return { kind: 'true-false', stem, isTrue: correct[0] === 'true' };
    case 'short':
      return { kind: 'short', stem, accepted: accepted(declarations[0]!) };
    case 'numeric': {
      const tolerance = allNamed(node, 'equal')[0]!.attributes.tolerance!;
      return {
        kind: 'numeric',
        stem,
        value: Number(correct[0]),
        tolerance: Number(tolerance.split(' ')[0]),
      };
    }
    case 'gap': {
      const html = innerXml(body, escapeHtml).replace(
        /<textEntryInteraction[^>]*><\/textEntryInteraction>/g,
        BLANK,
      );
      return { kind: 'gap', stem: oneLine(lineOf(html)), gaps: declarations.map(accepted) };
    }
    case 'matching': {
      const texts = new Map(
        allNamed(body, 'simpleAssociableChoice').map((one) => [
          one.attributes.identifier!,
          plain(one),
        ]),
      );
      const pairs = correct
        .map((pair) => pair.split(' '))
        .map(([left, right]) => ({ left: texts.get(left!)!, right: texts.get(right!)! }));
      const used = new Set(correct.flatMap((pair) => pair.split(' ')));
      return {
        kind: 'matching',
        stem,
        pairs,
        extra: [...texts].filter(([id]) => !used.has(id)).map(([, told]) => told),
      };
    }
    case 'ordering': {
      const texts = new Map(choices.map((one) => [one.attributes.identifier!, plain(one)]));
      return { kind: 'ordering', stem, entries: correct.map((id) => texts.get(id)!) };
    }
    default:
      return {
        kind: 'choice',
        stem,
        options: choices.map((one) => ({
          text: plain(one),
          isRight: correct.includes(one.attributes.identifier!),
        })),
      };
  }
}
