/** A number in a text with what stands around it, so that another can be written in the same way. */
export interface Quantity {
  readonly value: number;
  /** "$" before it. */
  readonly prefix: string;
  /** What follows: " soldiers", " percent", "%". */
  readonly unit: string;
  readonly style: NumberStyle;
}

export interface NumberStyle {
  readonly isSpelled: boolean;
  readonly isGrouped: boolean;
  readonly decimals: number;
  /** 1,000,000 where the text says "3 million". */
  readonly scale: number;
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const DIGITS =
  /^([$£€¥]\s?)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:[ -](thousand|million|billion|trillion))?(?![\d,.]*\d|st\b|nd\b|rd\b|th\b|s\b)(.*)$/is;

/** Reads a text that begins with a number, in digits or in English words; undefined where it does not. */
export function readQuantity(text: string): Quantity | undefined {
  const match = DIGITS.exec(text);
  if (!match) return readSpelled(text);
  const [, prefix = '', whole = '', fraction = '', scaleWord, unit = ''] = match;
  const scale = scaleWord === undefined ? 1 : SCALES[scaleWord.toLowerCase()]!;
  const value = Number(whole.replaceAll(',', '') + fraction) * scale;
  if (!Number.isSafeInteger(Math.round(value)) || /\d/.test(unit)) return undefined;
  return {
    value,
    prefix,
    unit,
    style: {
      isSpelled: false,
      isGrouped: whole.includes(','),
      decimals: Math.max(0, fraction.length - 1),
      scale,
    },
  };
}

function readSpelled(text: string): Quantity | undefined {
  const words = [...text.matchAll(/[a-z]+/gi)];
  let sum = 0;
  let part = 0;
  let end = 0;
  let count = 0;
  for (const { 0: raw, index } of words) {
    if (!/^[\s-]*(?:and\s)?\s*$/i.test(text.slice(end, index))) break;
    const word = raw.toLowerCase();
    const small = SMALL.indexOf(word);
    const tens = TENS.indexOf(word);
    if (small >= 0) part += small;
    else if (tens > 1) part += tens * 10;
    else if (word === 'hundred' && count > 0) part *= 100;
    else if (SCALES[word] !== undefined && count > 0) {
      sum += part * SCALES[word]!;
      part = 0;
    } else break;
    end = index + raw.length;
    count += 1;
  }
  const unit = text.slice(end);
  if (count === 0 || /\d/.test(unit)) return undefined;
  const style = { isSpelled: true, isGrouped: false, decimals: 0, scale: 1 };
  return { value: sum + part, prefix: '', unit, style };
}

/** Writes a value as another quantity is written; undefined where that cannot be, as with 0.5 in words. */
export function writeQuantity(value: number, like: Quantity): string | undefined {
  const { style, prefix, unit } = like;
  if (style.isSpelled) {
    const words = spell(value);
    return words === undefined ? undefined : words + unit;
  }
  const scaled = value / style.scale;
  const digits = scaled.toFixed(style.decimals);
  const [whole = '', fraction] = digits.split('.');
  const grouped =
    style.isGrouped || (whole.length > 4 && like.value < 10_000)
      ? whole.replace(/\B(?=(\d{3})+$)/g, ',')
      : whole;
  const scale = Object.entries(SCALES).find(([, size]) => size === style.scale && size > 100)?.[0];
  return `${prefix}${grouped}${fraction === undefined ? '' : `.${fraction}`}${scale === undefined ? '' : ` ${scale}`}${unit}`;
}

/** English words for a whole number up to 999,999 whose thousands and hundreds are told simply. */
export function spell(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) return undefined;
  if (value < 20) return SMALL[value];
  if (value < 100)
    return TENS[Math.floor(value / 10)] + (value % 10 ? `-${SMALL[value % 10]}` : '');
  const [size, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = value % size;
  return `${spell(Math.floor(value / size))} ${name}${rest ? ` ${spell(rest)}` : ''}`;
}

/** Digits before the zeros that it ends in: of 1,300 two. */
export function significantDigits(value: number): number {
  const digits = String(value).replace('.', '').replace(/^0+/, '');
  return Math.max(1, digits.replace(/0+$/, '').length);
}

/** A value rounded to so many significant digits. */
export function roundTo(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(Math.min(15, Math.max(1, digits))));
}
