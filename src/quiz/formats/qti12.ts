import { createHash } from 'node:crypto';
import type { Format, OutFile, Told } from '../format.ts';
import { escapeHtml, lineOf, withoutControls } from '../html.ts';
import { GAP_MARK, type Item, type Quiz } from '../item.ts';
import { BLANK, withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';
import { allNamed, childNamed, childrenNamed, readXml, textIn, type XmlNode } from '../xml.ts';
import { unzipTexts, zipOf } from '../zip.ts';
import { nameOf } from './moodle-xml.ts';

/** An IMS QTI 1.2 package as Canvas writes and reads it; in Classic Quizzes and New Quizzes. */
export const qti12: Format = {
  name: 'Canvas QTI 1.2',
  abilities: {
    kinds: ['choice', 'true-false', 'short', 'gap', 'numeric', 'matching'],
    manyGaps: true,
    extraRights: true,
  },
  write: (quiz) => [{ path: 'canvas-qti12.zip', content: zipOf(filesOf(quiz)) }],
  read: ([file]) => {
    const texts = unzipTexts(file!.content as Uint8Array);
    const path = Object.keys(texts).find((one) => /^([^/]+)\/\1\.xml$/.test(one));
    return allNamed(readXml(texts[path ?? ''] ?? ''), 'item').map(readItem);
  },
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Canvas finds the settings of a quiz in the folder of its identifier. */
function filesOf(quiz: Quiz): OutFile[] {
  const id = identOf(quiz);
  return [
    { path: 'imsmanifest.xml', content: manifest(quiz, id) },
    { path: `${id}/${id}.xml`, content: assessment(quiz, id) },
    { path: `${id}/assessment_meta.xml`, content: meta(quiz, id) },
  ];
}

/** One for each title: a quiz that is imported again takes the place of itself, if one asks for that, and of no other. */
function identOf({ title }: Quiz): string {
  return `quiz-${createHash('sha256').update(title).digest('hex').slice(0, 12)}`;
}

function manifest({ title, language }: Quiz, id: string): string {
  return `${HEAD}<manifest identifier="deckwright" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2">
  <metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion><imsmd:lom><imsmd:general><imsmd:title><imsmd:langstring xml:lang="${text(language)}">${text(title)}</imsmd:langstring></imsmd:title></imsmd:general></imsmd:lom></metadata>
  <organizations/>
  <resources>
    <resource identifier="${id}" type="imsqti_xmlv1p2"><file href="${id}/${id}.xml"/><dependency identifierref="${id}-meta"/></resource>
    <resource identifier="${id}-meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="${id}/assessment_meta.xml"><file href="${id}/assessment_meta.xml"/></resource>
  </resources>
</manifest>
`;
}

function meta({ title, items, minutes }: Quiz, id: string): string {
  const points = items.reduce((sum, item) => sum + item.points, 0);
  const limit = minutes === undefined ? '' : `\n  <time_limit>${minutes}</time_limit>`;
  return `${HEAD}<quiz identifier="${id}" xmlns="http://canvas.instructure.com/xsd/cccv1p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://canvas.instructure.com/xsd/cccv1p0 https://canvas.instructure.com/xsd/cccv1p0.xsd">
  <title>${text(title)}</title>
  <description></description>
  <shuffle_answers>false</shuffle_answers>
  <scoring_policy>keep_highest</scoring_policy>
  <quiz_type>assignment</quiz_type>
  <points_possible>${points}</points_possible>
  <allowed_attempts>1</allowed_attempts>${limit}
</quiz>
`;
}

function assessment(quiz: Quiz, id: string): string {
  return `${HEAD}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">
<assessment ident="${id}" title="${text(quiz.title)}">
<section ident="root_section">
${quiz.items.map(item).join('\n')}
</section>
</assessment>
</questestinterop>
`;
}

function text(plain: string): string {
  return escapeHtml(oneLine(plain));
}

/** HTML stands in XML as escaped text. */
function html(fragment: string): string {
  return `<material><mattext texttype="text/html">${escapeHtml(withoutControls(fragment))}</mattext></material>`;
}

/** Importers name files after an item: of other signs only their code is left. */
function nameToken(id: string): string {
  return id.replace(/[^\w.-]/gu, (sign) => `-${sign.codePointAt(0)!.toString(16)}`);
}

const TYPES: Readonly<Record<Exclude<Item['kind'], 'ordering'>, string>> = {
  choice: 'multiple_choice_question',
  'true-false': 'true_false_question',
  short: 'short_answer_question',
  gap: 'fill_in_multiple_blanks_question',
  numeric: 'numerical_question',
  matching: 'matching_question',
};

function item(one: Item, at: number): string {
  if (one.kind === 'ordering') throw new Error('Canvas QTI 1.2 carries no ordering items.');
  const type =
    one.kind === 'choice' && !one.isSingle ? 'multiple_answers_question' : TYPES[one.kind];
  const stem = one.kind === 'gap' ? gapStem(one) : withBlanks(one.stem);
  const { responses, conditions } = bodyOf(one);
  const feedback =
    one.origin.feedback === ''
      ? ''
      : `\n<itemfeedback ident="general_fb"><flow_mat>${html(one.origin.feedback)}</flow_mat></itemfeedback>`;
  return `<item ident="${nameToken(one.id)}" title="${text(nameOf(one, at))}">
<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>${one.points}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation>${html(stem)}${responses}</presentation>
<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
${one.origin.feedback === '' ? '' : '<respcondition continue="Yes"><conditionvar><other/></conditionvar><displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>\n'}${conditions}</resprocessing>${feedback}
</item>`;
}

/** `[blank1]` in the stem is where Canvas puts a blank; other brackets are kept from being taken for one. */
function gapStem({ stem }: Extract<Item, { kind: 'gap' }>): string {
  let at = 0;
  return stem
    .replaceAll('[', '&#91;')
    .replaceAll(']', '&#93;')
    .replaceAll(GAP_MARK, () => `[blank${++at}]`);
}

interface Body {
  readonly responses: string;
  readonly conditions: string;
}

function label(ident: string, fragment: string): string {
  return `<response_label ident="${ident}">${html(fragment)}</response_label>`;
}

function equal(response: string, value: string): string {
  return `<varequal respident="${response}">${escapeHtml(withoutControls(value))}</varequal>`;
}

function condition(
  inside: string,
  value = '<setvar action="Set" varname="SCORE">100</setvar>',
): string {
  return `<respcondition continue="No"><conditionvar>${inside}</conditionvar>${value}</respcondition>`;
}

function bodyOf(one: Exclude<Item, { kind: 'ordering' }>): Body {
  switch (one.kind) {
    case 'choice':
      return choiceBody(one.options, one.isSingle);
    case 'true-false':
      return choiceBody(
        [
          { html: 'True', isRight: one.isTrue },
          { html: 'False', isRight: !one.isTrue },
        ],
        true,
      );
    case 'short':
      return {
        responses:
          '<response_str ident="response1" rcardinality="Single"><render_fib><response_label ident="answer1" rshuffle="No"/></render_fib></response_str>',
        conditions: condition(
          one.accepted.map((accepted) => equal('response1', oneLine(accepted))).join(''),
        ),
      };
    case 'gap':
      return gapBody(one.gaps);
    case 'numeric': {
      const { value, tolerance } = one;
      // 0.1 + 0.2 is to be 0.3; without a tolerance the bounds are the value, by which Canvas knows an exact answer.
      const rounded = (sum: number) => (tolerance === 0 ? value : Number(sum.toPrecision(15)));
      const range = `<and><vargte respident="response1">${rounded(value - tolerance)}</vargte><varlte respident="response1">${rounded(value + tolerance)}</varlte></and>`;
      return {
        responses:
          '<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal"><response_label ident="answer1"/></render_fib></response_str>',
        conditions: condition(`<or>${equal('response1', String(value))}${range}</or>`),
      };
    }
    case 'matching':
      return matchingBody(one);
  }
}

function choiceBody(
  options: readonly { html: string; isRight: boolean }[],
  isSingle: boolean,
): Body {
  const labels = options.map(({ html: fragment }, at) => label(`a${at + 1}`, fragment));
  const each = options.map(({ isRight }, at) =>
    isRight ? equal('response1', `a${at + 1}`) : `<not>${equal('response1', `a${at + 1}`)}</not>`,
  );
  const right = options.findIndex(({ isRight }) => isRight);
  return {
    responses: `<response_lid ident="response1" rcardinality="${isSingle ? 'Single' : 'Multiple'}"><render_choice>${labels.join('')}</render_choice></response_lid>`,
    conditions: condition(
      isSingle ? equal('response1', `a${right + 1}`) : `<and>${each.join('')}</and>`,
    ),
  };
}

/** Each blank lists what it accepts, and the first is what Canvas shows as its answer. */
function gapBody(gaps: readonly (readonly string[])[]): Body {
  const share = (100 / gaps.length).toFixed(2);
  const lists = gaps.map((accepted, at) => {
    const labels = accepted.map(
      (one, index) =>
        `<response_label ident="blank${at + 1}a${index + 1}"><material><mattext texttype="text/plain">${text(one)}</mattext></material></response_label>`,
    );
    return `<response_lid ident="response_blank${at + 1}"><material><mattext>blank${at + 1}</mattext></material><render_choice>${labels.join('')}</render_choice></response_lid>`;
  });
  const conditions = gaps.map(
    (_, at) =>
      `<respcondition><conditionvar>${equal(`response_blank${at + 1}`, `blank${at + 1}a1`)}</conditionvar><setvar varname="SCORE" action="Add">${share}</setvar></respcondition>`,
  );
  return { responses: lists.join(''), conditions: conditions.join('') };
}

function matchingBody({ pairs, extra }: Extract<Item, { kind: 'matching' }>): Body {
  const share = (100 / pairs.length).toFixed(2);
  const rights = [...pairs.map(({ right }) => right), ...extra];
  const labels = rights
    .map(
      (right, at) =>
        `<response_label ident="r${at + 1}"><material><mattext texttype="text/plain">${text(lineOf(right))}</mattext></material></response_label>`,
    )
    .join('');
  return {
    responses: pairs
      .map(
        ({ left }, at) =>
          `<response_lid ident="response_l${at + 1}">${html(left)}<render_choice>${labels}</render_choice></response_lid>`,
      )
      .join(''),
    conditions: pairs
      .map(
        (_, at) =>
          `<respcondition><conditionvar>${equal(`response_l${at + 1}`, `r${at + 1}`)}</conditionvar><setvar varname="SCORE" action="Add">${share}</setvar></respcondition>`,
      )
      .join(''),
  };
}

function readItem(node: XmlNode): Told {
  const field = allNamed(node, 'qtimetadatafield').find(
    (one) => textIn(childNamed(one, 'fieldlabel')) === 'question_type',
  )!;
  const type = textIn(childNamed(field, 'fieldentry'));
  const presentation = childNamed(node, 'presentation')!;
  const html = textIn(childNamed(presentation, 'material'));
  const stem = oneLine(lineOf(html));
  const lists = childrenNamed(presentation, 'response_lid');
  const rights = new Map(
    allNamed(node, 'respcondition').flatMap((one) => {
      const wanted = allNamed(one, 'varequal').find(
        (equals) => equals.attributes.respident !== undefined,
      );
      return wanted === undefined ? [] : [[wanted.attributes.respident!, textIn(wanted)] as const];
    }),
  );
  switch (type) {
    case 'true_false_question':
      return { kind: 'true-false', stem, isTrue: rights.get('response1') === 'a1' };
    case 'short_answer_question':
      return { kind: 'short', stem, accepted: allNamed(node, 'varequal').map(textIn) };
    case 'numerical_question': {
      const value = Number(textIn(allNamed(node, 'varequal')[0]));
      const upper = Number(textIn(allNamed(node, 'varlte')[0]));
      return { kind: 'numeric', stem, value, tolerance: Number((upper - value).toPrecision(12)) };
    }
    case 'fill_in_multiple_blanks_question':
      return {
        kind: 'gap',
        stem: oneLine(lineOf(html.replace(/\[blank\d+\]/g, BLANK))),
        gaps: lists.map((list) => labelsOf(list).map(([, told]) => told)),
      };
    case 'matching_question': {
      const labels = labelsOf(lists[0]!);
      const texts = new Map(labels);
      const pairs = lists.map((list) => ({
        left: oneLine(lineOf(textIn(childNamed(list, 'material')))),
        right: texts.get(rights.get(list.attributes.ident!)!)!,
      }));
      const used = new Set(rights.values());
      return {
        kind: 'matching',
        stem,
        pairs,
        extra: labels.filter(([ident]) => !used.has(ident)).map(([, told]) => told),
      };
    }
    default: {
      const wrong = new Set(
        allNamed(node, 'not').map((one) => textIn(childNamed(one, 'varequal'))),
      );
      const right = allNamed(node, 'varequal')
        .map(textIn)
        .filter((ident) => !wrong.has(ident));
      return {
        kind: 'choice',
        stem,
        options: labelsOf(lists[0]!).map(([ident, told]) => ({
          text: told,
          isRight: right.includes(ident),
        })),
      };
    }
  }
}

/** The options of a list: their names and texts. */
function labelsOf(list: XmlNode): [string, string][] {
  return allNamed(list, 'response_label').map((one) => {
    const told = allNamed(one, 'mattext')[0]!;
    const plain = told.attributes.texttype === 'text/html' ? lineOf(textIn(told)) : textIn(told);
    return [one.attributes.ident!, oneLine(plain)];
  });
}
